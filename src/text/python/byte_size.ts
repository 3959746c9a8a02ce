import { pythonInt } from "./python_int.ts";

const SUFFIX_LENGTH = 2;
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([["kb", 2 ** 10], ["mb", 2 ** 20], ["gb", 2 ** 30]]);

/** "1MB", "50 kb" or "1024" in bytes; suffixes KB, MB and GB in any case. Throws ValueError (CFG-060). */
export function byteSize(text: string): number {
  const lower = text.toLowerCase();
  const multiplier = MULTIPLIERS.get(lower.slice(-SUFFIX_LENGTH));
  if (multiplier === undefined) return pythonInt(lower);
  return pythonInt(lower.slice(0, -SUFFIX_LENGTH)) * multiplier;
}
