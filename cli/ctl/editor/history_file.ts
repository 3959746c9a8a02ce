import { decodeVis, encodeVis } from "./vis.ts";

/** The lines of a history file, and which of Python's two readline libraries had written it. */
export interface HistoryText {
  readonly lines: readonly string[];
  readonly format: "readline" | "libedit";
}

const LIBEDIT_HEADER = "_HiStOrY_V2_";

/** Reads a history file's text: one entry a line; libedit puts a header first and escapes blanks (CTL-087). */
export function parseHistory(text: string): HistoryText {
  const [first, ...rest] = text.split("\n");
  const isLibedit = first === LIBEDIT_HEADER;
  const lines = (isLibedit ? rest.map(decodeVis) : [first ?? "", ...rest]).filter((line) => line !== "");
  return { lines, format: isLibedit ? "libedit" : "readline" };
}

/** The text of a history file, so that the original can read it again. */
export function formatHistory({ lines, format }: HistoryText): string {
  const all = format === "libedit" ? [LIBEDIT_HEADER, ...lines.map(encodeVis)] : lines;
  return all.map((line) => line + "\n").join("");
}
