import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";

// The numbers of options that are ours alone

/** No wait is longer than that: 68 years. */
const LONGEST = 2 ** 31;

/** Seconds from 0 on, with a fraction. */
export function seconds(text: string): number {
  const value = decimal(text);
  if (value === null || value > LONGEST) throw new ValueError(`not a number of seconds: ${pythonRepr(text)}`);
  return value;
}

/** A number from 1 on, with a fraction. */
export function factor(text: string): number {
  const value = decimal(text);
  if (value === null || value < 1) throw new ValueError(`not a number from 1 on: ${pythonRepr(text)}`);
  return value;
}

/** A whole number from 0 on. */
export function count(text: string): number {
  const value = decimal(text);
  if (value === null || !Number.isSafeInteger(value)) {
    throw new ValueError(`not a whole number from 0 on: ${pythonRepr(text)}`);
  }
  return value;
}

function decimal(text: string): number | null {
  const digits = pythonStrip(text);
  return /^\d{1,15}(\.\d{1,15})?$/.test(digits) ? Number(digits) : null;
}
