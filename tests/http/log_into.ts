import type { Log } from "../../src/http/http_log.ts";

/** A log that adds "level message" to `lines`. */
export function logInto(lines: string[]): Log {
  return (level, message) => void lines.push(`${level} ${typeof message === "string" ? message : message()}`);
}
