import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { SYSLOG_KEYS } from "../keys/syslog_keys.ts";
import type { SyslogStyle } from "../model/log_sink.ts";

const FACILITIES: readonly string[] = [
  ...["kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp"],
  ...["ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7"],
];
const SEVERITIES: readonly (readonly string[])[] = [
  ...[["emerg", "panic"], ["alert"], ["crit", "critical"], ["err", "error"], ["warning", "warn"], ["notice"]],
  ...[["info"], ["debug"]],
];

/** How messages to syslog are written. Throws ValueError. */
export function readSyslogStyle(
  { option }: { readonly option: SectionReader<keyof typeof SYSLOG_KEYS>["option"] },
  severity: number | null,
): SyslogStyle {
  return {
    facility: option("syslog_facility", facility, null),
    severity,
    tag: option("syslog_tag", tag, null),
    format: option("syslog_format", format, null),
  };
}

/** The number of a severity. */
export function syslogSeverity(text: string): number {
  const severity = SEVERITIES.findIndex((names) => names.includes(text.toLowerCase()));
  if (severity === -1) throw new ValueError(`invalid priority ${pythonRepr(text)}`);
  return severity;
}

function facility(text: string): number {
  const number = FACILITIES.indexOf(text.toLowerCase());
  if (number === -1) throw new ValueError(`invalid facility ${pythonRepr(text)}`);
  return number;
}

function tag(text: string): string {
  if (/^[!-~]+$/.test(text)) return text;
  throw new ValueError(`invalid tag ${pythonRepr(text)}: not one word of ASCII`);
}

function format(text: string): "rfc3164" | "rfc5424" {
  const word = text.toLowerCase();
  if (word === "rfc3164" || word === "rfc5424") return word;
  throw new ValueError(`invalid format ${pythonRepr(text)}: neither rfc5424 nor rfc3164`);
}
