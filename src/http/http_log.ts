import type { LogLevel } from "../config/model/log_level.ts";

export type Log = (level: LogLevel, message: string) => void;

/** Logs what the HTTP servers have to tell: at trace, or as an error if the word is in it (Compat: LOG-033). */
export function httpLog(log: Log, message: string): void {
  log(message.toLowerCase().includes("error") ? "error" : "trace", message);
}
