import { PythonError } from "./python_error.ts";

/** The answer to a question; throws EOFError when the input ended instead. */
export function orEndOfInput(line: string | null): string {
  if (line === null) throw new PythonError("EOFError", "EOF when reading a line");
  return line;
}
