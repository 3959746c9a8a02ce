import type { Logger } from "../../logs/logger.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Piece } from "../stages/piece.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

/** The copy in the main log at debug, `shown` as the original shows such data (LOG-018, LISTENER-017). */
export class MainLogSink implements Sink {
  readonly #source: Source;
  readonly #logger: Logger;
  readonly #shown: (data: Uint8Array) => string;

  constructor(
    source: Source,
    { logger, shown }: { readonly logger: Logger; readonly shown: (data: Uint8Array) => string },
  ) {
    this.#source = source;
    this.#logger = logger;
    this.#shown = shown;
  }

  take(piece: Piece): void {
    if (piece.kind !== "text" || !this.#logger.writes("debug")) return;
    const { name, channel } = this.#source;
    this.#logger.log("debug", `${pythonRepr(name)} ${channel} output:\n${this.#shown(piece.data)}`);
  }
}
