const SHORT: ReadonlyMap<string, string> = new Map([["\\", "\\\\"], ["\n", "\\n"], ["\r", "\\r"], ["\t", "\\t"]]);

/** What has a repr here: text, bytes, integers, lists of those, and a mapping of them. */
export type Representable =
  | string
  | number
  | Uint8Array
  | readonly Representable[]
  | ReadonlyMap<string, Representable>;

/** repr(value) of Python 3. */
export function pythonRepr(value: Representable): string {
  if (typeof value === "string") return reprText(value, isUnprintable);
  if (typeof value === "number") return String(value);
  if (value instanceof Uint8Array) return "b" + reprText(latin1(value), isNotAsciiPrintable);
  if (value instanceof Map) {
    return `{${Array.from(value, ([key, item]) => `${pythonRepr(key)}: ${pythonRepr(item)}`).join(", ")}}`;
  }
  return `[${Array.from(value.values(), (item) => pythonRepr(item)).join(", ")}]`;
}

/** ascii(value) of Python 3: repr with every character beyond ASCII escaped. */
export function pythonAscii(value: Representable): string {
  return Array.from(pythonRepr(value), (char) => codePoint(char) > 0x7e ? escape(codePoint(char)) : char).join("");
}

/** Names and paths, as a rule, stand for themselves. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

function reprText(text: string, isEscaped: (char: string) => boolean): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => {
    if (char === quote) return "\\" + char;
    return SHORT.get(char) ?? (isEscaped(char) ? escape(codePoint(char)) : char);
  });
  return quote + body.join("") + quote;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/**
 * Python prints letters, marks, numbers, punctuation, symbols and the plain blank; it escapes all others. The pattern
 * stands in here since making it takes longer than many a command needs for all else.
 */
function isUnprintable(char: string): boolean {
  return char !== " " && /^[\p{C}\p{Z}]$/u.test(char);
}

function isNotAsciiPrintable(char: string): boolean {
  return codePoint(char) < 0x20 || codePoint(char) > 0x7e;
}

function escape(code: number): string {
  if (code <= 0xff) return "\\x" + code.toString(16).padStart(2, "0");
  if (code <= 0xffff) return "\\u" + code.toString(16).padStart(4, "0");
  return "\\U" + code.toString(16).padStart(8, "0");
}

function codePoint(char: string): number {
  return char.codePointAt(0) ?? 0;
}
