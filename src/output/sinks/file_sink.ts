import type { LogFile } from "../../logs/log_file.ts";
import type { Piece } from "../stages/piece.ts";
import type { Sink } from "./sink.ts";

/** stdout_logfile=, stderr_logfile=: bytes as they come (LOG-016), but captured text is kept out of it (LOG-021). */
export class FileSink implements Sink {
  readonly #file: LogFile;

  constructor(file: LogFile) {
    this.#file = file;
  }

  take(piece: Piece): void {
    if (piece.kind === "text" && !piece.captured) this.#file.write(piece.data);
  }

  write(data: Uint8Array): void {
    this.#file.write(data);
  }

  reopen(): void {
    this.#file.reopen();
  }

  clear(): void {
    this.#file.clear();
  }

  close(): void {
    this.#file[Symbol.dispose]();
  }
}
