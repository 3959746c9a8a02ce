import type { LogFile } from "../../logs/log_file.ts";
import type { Piece } from "../stages/piece.ts";
import type { Log } from "./log.ts";
import type { Sink } from "./sink.ts";

/** stdout_logfile=, stderr_logfile=: bytes as they come (LOG-016), but captured text is kept out of it (LOG-021). */
export class FileSink implements Sink {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  take(piece: Piece): void {
    if (piece.kind === "text" && !piece.captured) this.#log.write(piece.data);
  }

  reopen(): void {
    this.#log.reopen?.();
  }

  rotate(): boolean {
    return this.#log.rotate?.() ?? false;
  }

  clear(): void {
    this.#log.clear?.();
  }

  release(): void {
    this.#log.release?.();
  }

  close(): void {
    this.#log.close?.();
  }
}

/** A file as a place to write to. */
export function fileLog(file: LogFile): Log {
  return {
    write: (data) => file.write(data),
    reopen: () => file.reopen(),
    rotate: () => file.rotate(),
    clear: () => file.clear(),
    release: () => file.release(),
    close: () => file[Symbol.dispose](),
  };
}
