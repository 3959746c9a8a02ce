import { linesOf } from "../../logs/syslog.ts";
import type { Os } from "../../os/os.ts";
import type { Sink } from "./sink.ts";

// What is not UTF-8 is replaced (decided for SYSLOG-004)
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** stdout_syslog=, stderr_syslog=: each line of a piece is a message, behind the process's name (SYSLOG-001). */
export function syslogSink(os: Pick<Os, "syslog">, { name }: { readonly name: string }): Sink {
  return {
    take: (piece) => {
      if (piece.kind !== "text" || piece.captured) return;
      for (const line of linesOf(decoder.decode(piece.data))) os.syslog(`${name} ${line}`);
    },
  };
}
