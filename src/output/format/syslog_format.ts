import type { SyslogStyle } from "../../config/model/log_sink.ts";
import { encodeOsText } from "../../text/bytes/os_text.ts";
import type { Line, LineFormat } from "./line_format.ts";
import type { WorkSpace } from "./work_space.ts";

const NEWLINE = Uint8Array.of(10);
/** user and info, as the default of Python's syslog. */
const USUAL = { facility: 1, severity: 6 } as const;

/** Whose lines they are, and where they are sent. */
export interface SyslogFormatOptions {
  readonly style: SyslogStyle;
  readonly tag: string;
  /** null: the daemon of this machine knows it. */
  readonly hostName: string | null;
  readonly pid: () => number;
  /** Local time, in the UTC fields of the Date. */
  readonly local: (now: number) => Date;
}

/** Each line as a message to syslog, with a newline behind it: as in RFC 5424, or in RFC 3164. */
export class SyslogFormat implements LineFormat {
  readonly escapes = false;
  readonly tail = NEWLINE;
  readonly #options: SyslogFormatOptions;
  head: Uint8Array = new Uint8Array(0);

  constructor(options: SyslogFormatOptions) {
    this.#options = options;
  }

  get overhead(): number {
    return this.head.length + 1;
  }

  begin(now: number): void {
    this.head = encodeOsText(syslogHead(now, this.#options));
  }

  write({ bytes }: WorkSpace, { from, end, isRest }: Line, to: number): number {
    if (isRest && from === end) return to;
    bytes.set(this.head, to);
    bytes.copyWithin(to + this.head.length, from, end);
    bytes.set(NEWLINE, to + this.head.length + end - from);
    return to + this.head.length + end - from + 1;
  }
}

/** What stands before a message of that time. */
export function syslogHead(now: number, { style, tag, hostName, pid, local }: SyslogFormatOptions): string {
  const { facility, severity, format } = style;
  const priority = (facility ?? USUAL.facility) * 8 + (severity ?? USUAL.severity);
  const name = tag.replaceAll(/[^!-~]/g, "_");
  if ((format ?? (hostName === null ? "rfc3164" : "rfc5424")) === "rfc5424") {
    const time = new Date(now * 1000).toISOString();
    return `<${priority}>1 ${time} ${hostName ?? "-"} ${name.slice(0, 48)} ${pid()} - - `;
  }
  const [, day = "", month, , time] = local(now).toUTCString().split(/,? /);
  const host = hostName === null ? "" : `${hostName} `;
  // What reads a tag ends it at one of these
  const word = name.replaceAll(/[:[\]]/g, ".");
  return `<${priority}>${month} ${day.replace(/^0/, " ")} ${time} ${host}${word}[${pid()}]: `;
}
