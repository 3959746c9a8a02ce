import type { SupervisorEvent } from "../../events/event.ts";
import type { Logger } from "../../logs/logger.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Piece } from "../stages/piece.ts";
import { appendCaptured } from "./append_captured.ts";
import type { Sink } from "./sink.ts";
import type { Source } from "./source.ts";

const NOTHING = new Uint8Array(0);

/** Whom it tells, and what another one had gathered. */
export interface CaptureSinkOptions {
  readonly logger: Logger;
  readonly emit: (event: SupervisorEvent) => void;
  readonly captured: Uint8Array;
}

/** Gathers captured text, and tells it as an event where it ends (LOG-023, LOG-025, EVT-012). */
export class CaptureSink implements Sink {
  readonly #source: Source;
  readonly #options: CaptureSinkOptions;
  #captured: Uint8Array;

  constructor(source: Source, options: CaptureSinkOptions) {
    this.#source = source;
    this.#options = options;
    this.#captured = options.captured;
  }

  /** What has been gathered. */
  get captured(): Uint8Array {
    return this.#captured;
  }

  take(piece: Piece): void {
    if (piece.kind === "end") return this.#tell();
    if (piece.kind !== "text" || !piece.captured) return;
    this.#captured = appendCaptured(this.#captured, piece.data, this.#source.config.captureMaxbytes);
  }

  #tell(): void {
    const { name, group, channel } = this.#source;
    const { logger, emit } = this.#options;
    emit({
      kind: "process_communication",
      process: name,
      group,
      pid: this.#source.pid(),
      channel,
      data: this.#captured,
    });
    this.#captured = NOTHING;
    if (logger.writes("debug")) logger.log("debug", `${pythonRepr(name)} ${channel} emitted a comm event`);
  }
}
