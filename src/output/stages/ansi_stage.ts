import { type AnsiState, stripAnsi, stripAnsiEnd } from "../../text/bytes/strip_ansi.ts";
import type { Piece } from "./piece.ts";
import type { Stage } from "./stage.ts";

/** strip_ansi: takes escape sequences out (LOG-017). A sequence ends where captured text begins or ends. */
export class AnsiStage implements Stage {
  #state: AnsiState;
  #captured: boolean;

  constructor(
    { state = "text", captured = false }: {
      readonly state?: AnsiState | undefined;
      readonly captured?: boolean | undefined;
    } = {},
  ) {
    this.#state = state;
    this.#captured = captured;
  }

  /** Where the stream stands. */
  get state(): AnsiState {
    return this.#state;
  }

  pass(piece: Piece): readonly Piece[] {
    if (piece.kind !== "text") {
      const rest = this.end();
      this.#captured = piece.kind === "begin";
      return [...rest, piece];
    }
    const [data, state] = stripAnsi(piece.data, this.#state);
    this.#state = state;
    return data.length === 0 ? [] : [{ ...piece, data }];
  }

  /** What a sequence that never came to its end held back; the stream begins anew. */
  end(): readonly Piece[] {
    const data = stripAnsiEnd(this.#state);
    this.#state = "text";
    return data.length === 0 ? [] : [{ kind: "text", data, captured: this.#captured }];
  }
}
