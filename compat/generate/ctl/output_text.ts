import type { CtlLine } from "./ctl_case.ts";

/** What a line printed, without what differs from run to run or is decided to differ. */
export function outputText({ line, unordered }: CtlLine, output: string): string {
  // The main log is full of times and pids
  if (/^\s*maintail(?:\s+-\d+)?\s*$/.test(line)) return "the main log\n";
  const pids = /^\s*pid\b/.test(line) ? output.replaceAll(/^[1-9]\d*$/gm, "PID") : output;
  if (!unordered) return pids;
  return pids.split("\n").toSorted().join("\n");
}
