import type { Piece } from "../stages/piece.ts";

/** Where pieces end up. */
export interface Sink {
  take(piece: Piece): void;
  /** Nothing more comes. */
  end?(): void;
  /** SIGUSR2: a file is opened by its name again. */
  reopen?(): void;
  /** Rotates a file that is not empty; whether it did. Throws OsError. */
  rotate?(): boolean;
  /** Starts over with an empty file. Throws OsError. */
  clear?(): void;
  /** Somebody else goes on with the descriptor. */
  release?(): void;
  close?(): void;
}
