import type { Logger } from "../../logs/logger.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

/** The copy in the main log at debug, `shown` as the original shows such data (LOG-018, LISTENER-017). */
export function mainLogSink(
  { name, channel }: Source,
  { logger, shown }: { readonly logger: Logger; readonly shown: (data: Uint8Array) => string },
): Sink {
  return {
    take: (piece) => {
      if (piece.kind !== "text" || !logger.writes("debug")) return;
      logger.log("debug", `${pythonRepr(name)} ${channel} output:\n${shown(piece.data)}`);
    },
  };
}
