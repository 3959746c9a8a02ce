import type { Piece } from "../../src/output/stages/piece.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function text(content: string, captured = false): Piece {
  return { kind: "text", data: encoder.encode(content), captured };
}

/** Each piece in short. */
export function shown(pieces: readonly Piece[]): readonly string[] {
  return pieces.map((piece) =>
    piece.kind === "text" ? `${piece.captured ? "captured " : ""}${decoder.decode(piece.data)}` : `<${piece.kind}>`
  );
}
