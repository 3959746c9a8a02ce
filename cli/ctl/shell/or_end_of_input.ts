import { PythonError } from "../../../src/client/python_error.ts";

/** The answer to a question; throws EOFError, with Python's `text` for it, when the input ended instead. */
export function orEndOfInput(line: string | null, text = "EOF when reading a line"): string {
  if (line === null) throw new PythonError("EOFError", text);
  return line;
}
