import { lexTokens } from "./shlex_lexer.ts";

/**
 * A command line split into words as Python's shlex.split does: quotes and backslashes as in a POSIX shell, no comments,
 * no expansions. Throws ValueError "No closing quotation" or "No escaped character".
 */
export function shlexSplit(text: string): readonly string[] {
  return lexTokens(text, { posix: true, wordChars: "", whitespaceSplit: true, commenters: "" });
}
