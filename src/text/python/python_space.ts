/**
 * What Python's str.isspace() takes for white space. JavaScript's \s differs: it adds the byte order mark and lacks
 * U+001C..U+001F and U+0085.
 */
const SPACES: ReadonlySet<string> = new Set(
  "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f" +
    "\u205f\u3000",
);
const RUN = new RegExp(`[${[...SPACES].join("")}]+`);

/** Whether the one character `char` is white space. */
export function isPythonSpace(char: string): boolean {
  return SPACES.has(char);
}

/** str.strip() without arguments. */
export function pythonStrip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charAt(start))) start++;
  while (start < end && isPythonSpace(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** str.split() without arguments: the words between runs of white space. */
export function pythonSplit(text: string): readonly string[] {
  const stripped = pythonStrip(text);
  return stripped === "" ? [] : stripped.split(RUN);
}

/** The index of the first character that is not white space; 0 when there is none. */
export function indentation(text: string): number {
  let count = 0;
  while (SPACES.has(text.charAt(count))) count++;
  return count < text.length ? count : 0;
}
