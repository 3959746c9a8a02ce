import { pythonStrip } from "../../../src/text/python/python_space.ts";

/** What a command line asks for. */
export type ParsedLine =
  | { readonly kind: "empty" }
  | { readonly kind: "unknown"; readonly line: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string; readonly line: string };

/**
 * Splits a command line as Python's cmd module does: the name is the run of letters, digits and underscores at its
 * start, so that "tail-f x" is tail with "-f x" (CTL-014); "?" stands for help (CTL-067); ";" and "!" have no meaning
 * here (CTL-015).
 */
export function parseLine(text: string): ParsedLine {
  const stripped = pythonStrip(text);
  if (stripped === "") return { kind: "empty" };
  const line = stripped.startsWith("?") ? `help ${stripped.slice(1)}` : stripped;
  const name = /^\w+/.exec(line)?.[0];
  if (name === undefined) return { kind: "unknown", line };
  return { kind: "command", name, argument: pythonStrip(line.slice(name.length)), line };
}
