import { LOG_LEVELS, type LogLevel } from "../config/model/log_level.ts";
import { encodeOsText } from "../text/bytes/os_text.ts";
import { errnoText } from "../text/python/errno_text.ts";
import { logLine } from "./log_line.ts";

/** Where finished lines go: a file, the terminal, syslog. */
export interface LogHandler {
  write(data: Uint8Array): void;
  /** Opens its file by its name again; nothing where there is none. */
  reopen(): void;
  /** Rotates its file; whether there was anything to rotate. Throws OsError. */
  rotate?(): boolean;
}

/**
 * The main log: formats a message once and hands it to each handler. It never throws, since nobody who tells something
 * may be kept from going on: what a handler cannot write is told to all, once until it writes again.
 */
export class Logger {
  readonly level: LogLevel;
  readonly #handlers: readonly LogHandler[];
  readonly #now: () => Date;
  readonly #troubled = new Set<LogHandler>();

  constructor(
    level: LogLevel,
    /** `now` gives local time, in a Date's UTC fields. */
    options: { readonly handlers: readonly LogHandler[]; readonly now: () => Date },
  ) {
    this.level = level;
    this.#handlers = options.handlers;
    this.#now = options.now;
  }

  /** A costly message is a function, which is called if it is written. */
  log(level: LogLevel, message: string | (() => string)): void {
    if (!this.writes(level)) return;
    const text = typeof message === "string" ? message : message();
    const line = encodeOsText(logLine(level, text, this.#now()));
    for (const handler of this.#handlers) this.#attempt(handler, () => handler.write(line));
  }

  /** Whether messages of this level are written: asked before a costly message is made. */
  writes(level: LogLevel): boolean {
    return LOG_LEVELS[level] >= LOG_LEVELS[this.level];
  }

  /** SIGUSR2: closes and opens every file by its name again (SIG-005). */
  reopen(): void {
    for (const handler of this.#handlers) this.#attempt(handler, () => handler.reopen());
  }

  /** Rotates every file, and gives whether there was anything in any. Throws OsError. */
  rotate(): boolean {
    return this.#handlers.map((handler) => handler.rotate?.() ?? false).includes(true);
  }

  /** clearLog, when the file is gone: each handler says so in its old self and opens a new one (LOG-028). */
  startOver(): void {
    for (const handler of this.#handlers) {
      this.log("info", "reopening log file");
      this.#attempt(handler, () => handler.reopen());
    }
  }

  #attempt(handler: LogHandler, action: () => void): void {
    try {
      action();
      this.#troubled.delete(handler);
    } catch (error) {
      if (this.#troubled.has(handler)) return;
      this.#troubled.add(handler);
      this.log("critical", `Cannot write a log: ${errnoText(error)}`);
    }
  }
}
