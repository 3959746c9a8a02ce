import type { LogFormat } from "../../src/config/model/log_format.ts";
import { LOG_PREFIX_LENGTH, logLevelOf } from "../../src/logs/log_line.ts";
import type { LogHandler } from "../../src/logs/logger.ts";
import { linesOf } from "../../src/logs/syslog.ts";
import type { Clock } from "../../src/os/clock.ts";
import { writtenTime } from "../../src/output/make_format.ts";
import { decodeOsText, encodeOsText } from "../../src/text/bytes/os_text.ts";

const NAME = "supervisord";
/** "2026-11-22 10:25:00,123" */
const TIME_LENGTH = LOG_PREFIX_LENGTH - " INFO ".length;

/** What the format of the main log acts on. */
interface FormattedLogOptions {
  readonly format: LogFormat;
  readonly clock: Clock;
  readonly pid: number;
}

/** The main log, whose lines come as Supervisor writes them, in the format that is asked for. */
export function formattedLog(log: LogHandler, { format, clock, pid }: FormattedLogOptions): LogHandler {
  if (format.kind === "plain") return log;
  const time = writtenTime(format, clock);
  const isJson = format.kind === "json";
  const formatted = (line: string) => {
    const now = clock.now();
    const message = line.slice(LOG_PREFIX_LENGTH).replace(/\n$/, "");
    if (!isJson) {
      const at = time === null ? line.slice(0, TIME_LENGTH) : time(now);
      const lines = linesOf(`${at}${line.slice(TIME_LENGTH, LOG_PREFIX_LENGTH)}${message}`);
      return lines.map((each) => `${NAME} | ${each}\n`).join("");
    }
    const at = time === null ? new Date(now * 1000).toISOString() : time(now);
    return `${
      JSON.stringify({ time: at, program: NAME, level: logLevelOf(line), pid, message: message.toWellFormed() })
    }\n`;
  };
  return {
    write: (data) => log.write(encodeOsText(formatted(decodeOsText(data)))),
    reopen: () => log.reopen(),
    rotate: () => log.rotate?.() ?? false,
  };
}
