import type { LogLevel } from "../../config/model/log_level.ts";

/** A line for the main log, as pools and listeners ask for it (LOG-035). */
export interface LogEntry {
  readonly kind: "log";
  readonly level: LogLevel;
  readonly message: string;
}

export function logEntry(level: LogLevel, message: string): LogEntry {
  return { kind: "log", level, message };
}
