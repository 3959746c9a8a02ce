import type { LogFormat } from "../model/log_format.ts";
import type { LogSink } from "../model/log_sink.ts";

/** How a log is written, and where beside its file. */
interface Written {
  readonly format: LogFormat;
  readonly sinks: readonly LogSink[];
}

/** Whether a log is its file alone, with the bytes as they come: as in Supervisor. */
export function isFileAlone({ format, sinks }: Written): boolean {
  return format.kind === "plain" && sinks.length === 0;
}
