import type { Piece } from "./piece.ts";
import { type CaptureState, NOT_CAPTURING, splitCapture } from "./split_capture.ts";
import type { Stage } from "./stage.ts";

/** capture_maxbytes: marks what stands between two tokens, and takes the tokens out (LOG-021). */
export class CaptureStage implements Stage {
  #state: CaptureState;

  constructor(state: CaptureState = NOT_CAPTURING) {
    this.#state = state;
  }

  /** Where the stream stands. */
  get state(): CaptureState {
    return this.#state;
  }

  pass(piece: Piece): readonly Piece[] {
    if (piece.kind !== "text") return [piece];
    const [state, pieces] = splitCapture(this.#state, piece.data);
    this.#state = state;
    return pieces;
  }

  /** Decided for LOG-022: what looked like a token's beginning was text. */
  end(): readonly Piece[] {
    const { held: data, capturing: captured } = this.#state;
    this.#state = { capturing: captured, held: NOT_CAPTURING.held };
    return data.length === 0 ? [] : [{ kind: "text", data, captured }];
  }
}
