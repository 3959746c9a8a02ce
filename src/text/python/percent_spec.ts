import { ValueError } from "./value_error.ts";

/** What a %-format can be given: texts and whole numbers, in the order in which Python's dict would print them. */
export type Expansions = ReadonlyMap<string, string | number>;
export type PercentArgument = string | number | Expansions;

/** The arguments of a format, used up from left to right. */
export interface PercentArguments {
  /** Makes the value of `key` the next and only argument. */
  select(key: string): void;
  /** The next argument; throws ValueError when none is left. */
  take(): PercentArgument;
}

/** One conversion of a %-format: what stands behind "%". */
export interface PercentSpec {
  readonly flags: ReadonlySet<string>;
  readonly width: number;
  /** null when absent. */
  readonly precision: number | null;
  readonly conversion: string;
  /** Position of the conversion letter in the format, in characters. */
  readonly position: number;
}

const MAX_WIDTH = 2 ** 28;
const MAX_PRECISION = 2 ** 31 - 1;

/**
 * Reads the conversion whose "%" stands before `start` in `format` (one character an element). Names and "*" reach for
 * the arguments as they are met, so that of two faults the one CPython finds first is reported; it throws ValueError
 * with CPython's text.
 */
export function parsePercentSpec(
  format: readonly string[],
  { start, args }: { readonly start: number; readonly args: PercentArguments },
): PercentSpec {
  let at = start;
  if (format[at] === "(") {
    const end = closingParenthesis(format, at + 1);
    args.select(format.slice(at + 1, end).join(""));
    at = end + 1;
  }
  const flags = new Set<string>();
  for (let char = format[at]; char !== undefined && "-+ #0".includes(char); char = format[++at]) flags.add(char);

  const width = readNumber(format, { start: at, args, limit: MAX_WIDTH, error: "width too big" });
  if (width.value < 0) flags.add("-");
  at = width.end;
  let precision: number | null = null;
  if (format[at] === ".") {
    const read = readNumber(format, { start: at + 1, args, limit: MAX_PRECISION, error: "precision too big" });
    precision = Math.max(read.value, 0);
    at = read.end;
  }
  const modifier = format[at];
  if (modifier !== undefined && "hlL".includes(modifier)) at++;

  const conversion = format[at];
  if (conversion === undefined) throw new ValueError("incomplete format");
  return { flags, width: Math.abs(width.value), precision, conversion, position: at };
}

function closingParenthesis(format: readonly string[], start: number): number {
  let depth = 1;
  for (let at = start; at < format.length; at++) {
    if (format[at] === "(") depth++;
    if (format[at] === ")") depth--;
    if (depth === 0) return at;
  }
  throw new ValueError("incomplete format key");
}

interface NumberRequest {
  readonly start: number;
  readonly args: PercentArguments;
  readonly limit: number;
  readonly error: string;
}

function readNumber(format: readonly string[], { start, args, limit, error }: NumberRequest) {
  if (format[start] === "*") {
    const value = args.take();
    if (typeof value !== "number") throw new ValueError("* wants int");
    if (value > limit) throw new ValueError(error);
    return { value, end: start + 1 };
  }
  let value = 0;
  let at = start;
  for (let char = format[at]; char !== undefined && char >= "0" && char <= "9"; char = format[++at]) {
    value = value * 10 + Number(char);
    if (value > limit) throw new ValueError(error);
  }
  return { value, end: at };
}
