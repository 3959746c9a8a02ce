import { floatText, integerText, type NumberText } from "./percent_number.ts";
import {
  type Expansions,
  parsePercentSpec,
  type PercentArgument,
  type PercentArguments,
  type PercentSpec,
} from "./percent_spec.ts";
import { pythonAscii, pythonRepr } from "./python_repr.ts";
import { ValueError } from "./value_error.ts";

/** A name that the mapping lacks; the message is its repr, as Python's KeyError has it. */
export class UnknownNameError extends Error {
  override readonly name = "UnknownNameError";
  constructor(key: string) {
    super(pythonRepr(key));
  }
}

/**
 * `format % values` of Python 3.11 with a mapping: "%(name)05d", "%%", flags, width, precision and every conversion.
 * Throws UnknownNameError for a name that is not there, ValueError with Python's text for all else.
 */
export function percentFormat(format: string, values: Expansions): string {
  if (!format.includes("%")) return format;
  const chars = Array.from(format);
  const args = percentArguments(values);
  let result = "";
  for (let at = 0; at < chars.length; at++) {
    if (chars[at] !== "%") {
      result += chars[at];
    } else if (chars[at + 1] === "%") {
      result += "%";
      at++;
    } else {
      const spec = parsePercentSpec(chars, { start: at + 1, args });
      result += convert(args.take(), spec);
      at = spec.position;
    }
  }
  return result;
}

/** Compat: CFG-023. The first conversion without a name gets the whole mapping; a named one leaves nothing over. */
function percentArguments(values: Expansions): PercentArguments {
  let next: PercentArgument | null = values;
  return {
    select(key) {
      const value = values.get(key);
      if (value === undefined) throw new UnknownNameError(key);
      next = value;
    },
    take() {
      if (next === null) throw new ValueError("not enough arguments for format string");
      const taken = next;
      next = null;
      return taken;
    },
  };
}

function convert(value: PercentArgument, spec: PercentSpec): string {
  const { conversion } = spec;
  if (conversion === "s") return padText(typeof value === "object" ? pythonRepr(value) : String(value), spec);
  if (conversion === "r") return padText(pythonRepr(value), spec);
  if (conversion === "a") return padText(pythonAscii(value), spec);
  if (conversion === "c") return padText(character(value), { ...spec, precision: null });
  if ("diuoxX".includes(conversion)) return padNumber(integerText(wholeNumber(value, conversion), spec), spec);
  if ("eEfFgG".includes(conversion)) return padNumber(floatText(realNumber(value), spec), spec);
  const shown = conversion >= "\x1f" && conversion < "\x7f" ? conversion : "?";
  const code = (conversion.codePointAt(0) ?? 0).toString(16);
  throw new ValueError(`unsupported format character '${shown}' (0x${code}) at index ${spec.position}`);
}

function wholeNumber(value: PercentArgument, conversion: string): number {
  if (typeof value === "number") return value;
  const wanted = "oxX".includes(conversion) ? "an integer" : "a real number";
  throw new ValueError(`%${conversion} format: ${wanted} is required, not ${typeName(value)}`);
}

function realNumber(value: PercentArgument): number {
  if (typeof value === "number") return value;
  throw new ValueError(`must be real number, not ${typeName(value)}`);
}

function character(value: PercentArgument): string {
  if (typeof value === "string" && Array.from(value).length === 1) return value;
  if (typeof value !== "number") throw new ValueError("%c requires int or char");
  if (value < 0 || value > 0x10ffff) throw new ValueError("%c arg not in range(0x110000)");
  return String.fromCodePoint(value);
}

function typeName(value: string | Expansions): string {
  return typeof value === "string" ? "str" : "dict";
}

function padText(text: string, { precision, width, flags }: PercentSpec): string {
  const chars = Array.from(text).slice(0, precision ?? undefined);
  const padding = " ".repeat(Math.max(0, width - chars.length));
  return flags.has("-") ? chars.join("") + padding : padding + chars.join("");
}

function padNumber({ sign, prefix, digits }: NumberText, { width, flags }: PercentSpec): string {
  const missing = Math.max(0, width - sign.length - prefix.length - digits.length);
  if (flags.has("-")) return sign + prefix + digits + " ".repeat(missing);
  if (flags.has("0")) return sign + prefix + "0".repeat(missing) + digits;
  return " ".repeat(missing) + sign + prefix + digits;
}
