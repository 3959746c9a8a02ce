/**
 * What Python's str.isspace() takes for white space. JavaScript's \s differs: it adds the byte order mark and lacks
 * U+001C..U+001F and U+0085.
 */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const ONE = new RegExp(`^[${SPACE}]$`, "u");
const LEADING = new RegExp(`^[${SPACE}]+`, "u");
const RUN = new RegExp(`[${SPACE}]+`, "u");
const INNER = new RegExp(`[^${SPACE}]`, "u");

/** Whether the one character `char` is white space. */
export function isPythonSpace(char: string): boolean {
  return ONE.test(char);
}

/** str.strip() without arguments. */
export function pythonStrip(text: string): string {
  let end = text.length;
  while (end > 0 && isPythonSpace(text.charAt(end - 1))) end--;
  return text.slice(0, end).replace(LEADING, "");
}

/** str.split() without arguments: the words between runs of white space. */
export function pythonSplit(text: string): readonly string[] {
  const stripped = pythonStrip(text);
  return stripped === "" ? [] : stripped.split(RUN);
}

/** The index of the first character that is not white space; 0 when there is none. */
export function indentation(text: string): number {
  return Math.max(0, text.search(INNER));
}
