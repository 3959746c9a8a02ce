/** Thresholds by name: a logger writes messages of its own level and above (LOG-002). */
export const LOG_LEVELS = { critical: 50, error: 40, warn: 30, info: 20, debug: 10, trace: 5, blather: 3 } as const;

/** How weighty a line of the main log is, by the manual's name (CFG-062). */
export type LogLevel = keyof typeof LOG_LEVELS;

export function isLogLevel(word: string): word is LogLevel {
  return Object.hasOwn(LOG_LEVELS, word);
}
