import { pythonInt } from "../../../../src/text/python/python_int.ts";
import { ValueError } from "../../../../src/text/python/value_error.ts";

/** The number in an argument like -100; null when there is none. Compat: CTL-039, whatever Python's int() takes. */
export function byteCount(modifier: string): number | null {
  if (!modifier.startsWith("-")) return null;
  try {
    return pythonInt(modifier.slice(1));
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}
