import { lexTokens } from "../../text/python/shlex_lexer.ts";
import { ValueError } from "../../text/python/value_error.ts";

const WORD_CHARS = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.+-():";
const POSIX_WORD_CHARS = WORD_CHARS + "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ";

/** environment= as a mapping; of two equal keys the later one holds. Throws ValueError (CFG-069..072). */
export function keyValuePairs(text: string): Readonly<Record<string, string>> {
  try {
    return pairs(text, { posix: false });
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return posixPairs(text) ?? raise(error);
  }
}

/** Compat: CFG-072. 4.4 reads by POSIX rules (escaped quotes); what only 4.4 can read is read as it does. */
function posixPairs(text: string): Readonly<Record<string, string>> | null {
  try {
    return pairs(text, { posix: true });
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

function pairs(text: string, { posix }: { readonly posix: boolean }): Readonly<Record<string, string>> {
  const wordChars = posix ? POSIX_WORD_CHARS : WORD_CHARS;
  const tokens = lexTokens(text, { posix, wordChars, whitespaceSplit: false, commenters: "#" });
  const result = new Map<string, string>();
  // Compat: CFG-069. The fourth token, a comma by rights, is never looked at.
  for (let at = 0; at < tokens.length; at += 4) {
    const [key, equals, value] = tokens.slice(at, at + 3);
    if (key === undefined || equals !== "=" || value === undefined) {
      throw new ValueError(`Unexpected end of key/value pairs in value '${text}'`);
    }
    result.set(key, posix ? value : value.replace(/^['"]+|['"]+$/g, ""));
  }
  return Object.fromEntries(result);
}

function raise(error: Error): never {
  throw error;
}
