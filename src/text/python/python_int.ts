import { pythonRepr } from "./python_repr.ts";
import { pythonStrip } from "./python_space.ts";
import { ValueError } from "./value_error.ts";

const DECIMAL = /^[+-]?[0-9]+(?:_[0-9]+)*$/;
const OCTAL = /^([+-]?)(?:0[oO]_?)?([0-7]+(?:_[0-7]+)*)$/;
/** CPython cuts the repr in its message there. */
const SHOWN = 200;

/**
 * int(text) of Python: blanks around, a sign and digit separators ("1_000") are allowed; no hexadecimal, no fraction.
 * Throws ValueError with Python's text (CFG-059).
 */
export function pythonInt(text: string): number {
  const digits = asciiDigits(pythonStrip(text));
  if (!DECIMAL.test(digits)) {
    const shown = Array.from(pythonRepr(text)).slice(0, SHOWN).join("");
    throw new ValueError(`invalid literal for int() with base 10: ${shown}`);
  }
  // "+ 0" turns -0 into 0.
  return Number(digits.replaceAll("_", "")) + 0;
}

// Python takes the digits of every script; they come in runs of ten from zero to nine
function asciiDigits(text: string): string {
  return text.replaceAll(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let first = code;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  });
}

/** int(text, 8) of Python ("22", "022", "0o22"); null when the text is not octal. */
export function pythonOctal(text: string): number | null {
  const match = OCTAL.exec(pythonStrip(text));
  if (match === null) return null;
  const [, sign = "", digits = ""] = match;
  return parseInt(sign + digits.replaceAll("_", ""), 8) + 0;
}
