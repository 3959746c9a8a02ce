import type { LogSink, SyslogStyle } from "../../src/config/model/log_sink.ts";
import { LOG_PREFIX_LENGTH, logLevelOf } from "../../src/logs/log_line.ts";
import type { LogHandler } from "../../src/logs/logger.ts";
import { linesOf } from "../../src/logs/syslog.ts";
import type { Clock } from "../../src/os/clock.ts";
import type { Os } from "../../src/os/os.ts";
import { syslogHead } from "../../src/output/format/syslog_format.ts";
import type { Outlets } from "../../src/output/sinks/log.ts";
import { decodeOsText, encodeOsText } from "../../src/text/bytes/os_text.ts";

/** The severities of syslog that stand for levels; all others are "debug". */
const SEVERITIES: ReadonlyMap<string, number> = new Map([["critical", 2], ["error", 3], ["warn", 4], ["info", 6]]);
const DEBUG = 7;

interface SyslogLogOptions {
  readonly os: Pick<Os, "hostName">;
  readonly clock: Clock;
  readonly outlets: Outlets;
  readonly style: SyslogStyle;
  readonly pid: number;
}

/** The main log to a syslog daemon, which has the time and the level of each line in its own way. */
export function syslogLog(
  { peer }: Extract<LogSink, { readonly kind: "syslog" }>,
  { os, clock, outlets, style, pid }: SyslogLogOptions,
): LogHandler {
  const format = style.format ?? (peer === null ? "rfc3164" : "rfc5424");
  const log = outlets.syslog({ peer, counts: format === "rfc5424" });
  const source = {
    tag: style.tag ?? "supervisord",
    hostName: peer === null ? null : os.hostName(),
    pid: () => pid,
    local: (now: number) => clock.local(now),
  };
  return {
    write(data) {
      const text = decodeOsText(data);
      const severity = SEVERITIES.get(logLevelOf(text)) ?? DEBUG;
      const head = syslogHead(clock.now(), { ...source, style: { ...style, severity } });
      log.write(encodeOsText(linesOf(text.slice(LOG_PREFIX_LENGTH)).map((line) => `${head}${line}\n`).join("")));
    },
    // It is opened by no name
    reopen() {},
  };
}
