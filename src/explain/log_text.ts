const SHOWN_LINES = 5;
/** Sequences for terminals, and control characters by themselves. */
const ESCAPES = /\p{Cc}\[[0-?]*[ -/]*[@-~]|\p{Cc}/gu;

/** How a process ended last, from the daemon's log: "exit status 1; not expected", "terminated by SIGSEGV; ...". */
export function lastExit(mainLog: string, process: string): string | null {
  const begin = ` exited: ${process} (`;
  const line = mainLog.split("\n").findLast((text) => text.includes(begin));
  return line === undefined ? null : line.slice(line.indexOf(begin) + begin.length).replace(/\)$/, "");
}

/** The last lines of a log that say something, without what would move a terminal's cursor. */
export function endOfLog(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replaceAll(ESCAPES, ""));
  return lines.filter((line) => line.trim() !== "").slice(-SHOWN_LINES);
}
