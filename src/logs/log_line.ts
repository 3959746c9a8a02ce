import type { LogLevel } from "../config/config.ts";

/** Thresholds: a logger writes messages of its own level and above (LOG-002). */
export const LOG_LEVELS: Readonly<Record<LogLevel, number>> = {
  critical: 50,
  error: 40,
  warn: 30,
  info: 20,
  debug: 10,
  trace: 5,
  blather: 3,
};

const ABBREVIATIONS: Readonly<Record<LogLevel, string>> = {
  critical: "CRIT",
  error: "ERRO",
  warn: "WARN",
  info: "INFO",
  debug: "DEBG",
  trace: "TRAC",
  blather: "BLAT",
};

/** Characters before the message: date, time and level have a fixed width. */
export const LOG_PREFIX_LENGTH = "2026-11-22 10:25:00,123 INFO ".length;

/** "2026-11-22 10:25:00,123 INFO message\n" in local time; `now` is seconds since the epoch (LOG-001). */
export function logLine(level: LogLevel, message: string, now: number): string {
  const date = new Date(now * 1000);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
  const time = `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}`;
  return `${day} ${time},${pad(date.getMilliseconds(), 3)} ${ABBREVIATIONS[level]} ${message}\n`;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
