import type { LogFile } from "../../logs/log_file.ts";
import type { Piece } from "../stages/piece.ts";
import type { Sink } from "./sink.ts";

/** stdout_logfile=, stderr_logfile=: bytes as they come (LOG-016), but captured text is kept out of it (LOG-021). */
export function fileSink(file: LogFile): Sink {
  return {
    take: (piece: Piece) => {
      if (piece.kind === "text" && !piece.captured) file.write(piece.data);
    },
    reopen: () => file.reopen(),
    clear: () => file.clear(),
    close: () => file[Symbol.dispose](),
  };
}
