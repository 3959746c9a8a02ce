import type { LostLines } from "./facts.ts";

/** "2 lines to /dev/stdout: it is not read fast enough". */
export function lostText({ sink, lines, why }: Omit<LostLines, "last">): string {
  return `${lines} ${lines === 1 ? "line" : "lines"} to ${sink}: ${why}`;
}
