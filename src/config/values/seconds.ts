import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";

/** Seconds, with a fraction if need be; 0 as well. */
export function seconds(text: string): number {
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) throw new ValueError(`not a number of seconds: ${pythonRepr(text)}`);
  return Number(text);
}

/** Seconds above 0. */
export function someSeconds(text: string): number {
  const value = seconds(text);
  if (value === 0) throw new ValueError(`not a number of seconds above 0: ${pythonRepr(text)}`);
  return value;
}
