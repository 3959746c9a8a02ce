import type { LogLevel } from "../config/model/log_level.ts";

/** Takes a message, or what makes it if it is written. */
export type Log = (level: LogLevel, message: string | (() => string)) => void;

/** Logs what the HTTP servers have to tell: at trace, or as an error if the word is in it (Compat: LOG-033). */
export function httpLog(log: Log, message: string): void {
  log(httpLevel(message), message);
}

export function httpLevel(message: string): LogLevel {
  return message.toLowerCase().includes("error") ? "error" : "trace";
}
