import type { PercentSpec } from "./percent_spec.ts";
import { ValueError } from "./value_error.ts";

/** A number's text in the three pieces between which padding goes. */
export interface NumberText {
  readonly sign: string;
  /** "0x" and the like. */
  readonly prefix: string;
  readonly digits: string;
}

const DEFAULT_PRECISION = 6;
/** Number.toFixed and toExponential take no more; the doubles here are whole numbers, so zeros follow. */
const FIXED_LIMIT = 100;
const PRECISION_LIMIT = 10_000_000;

/** %d %i %u %o %x %X of a whole number. */
export function integerText(value: number, spec: PercentSpec): NumberText {
  const radix = spec.conversion === "o" ? 8 : spec.conversion.toLowerCase() === "x" ? 16 : 10;
  const bare = Math.abs(value).toString(radix).padStart(boundedPrecision(spec, 0), "0");
  const prefix = spec.flags.has("#") && radix !== 10 ? "0" + spec.conversion : "";
  const digits = spec.conversion === "X" ? bare.toUpperCase() : bare;
  return { sign: signOf(value, spec), prefix, digits };
}

/** %e %f %g and their upper-case forms of a whole number. */
export function floatText(value: number, spec: PercentSpec): NumberText {
  const precision = boundedPrecision(spec, DEFAULT_PRECISION);
  const magnitude = Math.abs(value);
  const alternate = spec.flags.has("#");
  const kind = spec.conversion.toLowerCase();
  const lower = kind === "f"
    ? fixed(magnitude, { precision, alternate })
    : kind === "e"
    ? exponential(magnitude, { precision, alternate })
    : general(magnitude, { precision: Math.max(precision, 1), alternate });
  const digits = spec.conversion === kind ? lower : lower.toUpperCase();
  return { sign: signOf(value, spec), prefix: "", digits };
}

interface Shape {
  readonly precision: number;
  readonly alternate: boolean;
}

function fixed(value: number, { precision, alternate }: Shape): string {
  const text = value.toFixed(Math.min(precision, FIXED_LIMIT));
  const point = alternate && precision === 0 ? "." : "";
  return text + point + "0".repeat(Math.max(0, precision - FIXED_LIMIT));
}

function exponential(value: number, { precision, alternate }: Shape): string {
  const [mantissa = "", power = ""] = value.toExponential(Math.min(precision, FIXED_LIMIT)).split("e");
  const zeros = "0".repeat(Math.max(0, precision - FIXED_LIMIT));
  const point = alternate && precision === 0 ? "." : "";
  return `${mantissa}${point}${zeros}e${power.charAt(0)}${power.slice(1).padStart(2, "0")}`;
}

function general(value: number, { precision, alternate }: Shape): string {
  const power = Number(exponential(value, { precision: precision - 1, alternate }).split("e")[1]);
  if (power >= -4 && power < precision) {
    const text = fixed(value, { precision: precision - 1 - power, alternate });
    return alternate ? text : withoutTrailingZeros(text);
  }
  const [mantissa = "", exponent = ""] = exponential(value, { precision: precision - 1, alternate }).split("e");
  return `${alternate ? mantissa : withoutTrailingZeros(mantissa)}e${exponent}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function signOf(value: number, spec: PercentSpec): string {
  if (value < 0) return "-";
  if (spec.flags.has("+")) return "+";
  return spec.flags.has(" ") ? " " : "";
}

function boundedPrecision(spec: PercentSpec, fallback: number): number {
  const precision = typeof spec.precision === "number" ? spec.precision : fallback;
  if (precision > PRECISION_LIMIT) throw new ValueError("precision too large");
  return precision;
}
