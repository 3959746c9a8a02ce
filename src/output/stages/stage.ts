import type { Piece } from "./piece.ts";

/** A station on the way: it changes pieces, cuts them or holds some of them back. */
export interface Stage {
  pass(piece: Piece): readonly Piece[];
  /** Nothing more comes: what was held back. */
  end(): readonly Piece[];
}
