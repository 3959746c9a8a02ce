import type { LogLevel } from "../config/model/log_level.ts";

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

const LEVELS: ReadonlyMap<string, string> = new Map(
  Object.entries(ABBREVIATIONS).map(([level, short]) => [short, level]),
);

/** The level of such a line by its name. */
export function logLevelOf(line: string): string {
  return LEVELS.get(line.slice(LOG_PREFIX_LENGTH - 5, LOG_PREFIX_LENGTH - 1)) ?? "";
}

/** "2026-11-22 10:25:00,123 INFO message\n"; the time is local, in the UTC fields of `now` (LOG-001). */
export function logLine(level: LogLevel, message: string, now: Date): string {
  const iso = now.toISOString();
  const time = `${iso.slice(0, 10)} ${iso.slice(11, 19)},${iso.slice(20, 23)}`;
  return `${time} ${ABBREVIATIONS[level]} ${message}\n`;
}
