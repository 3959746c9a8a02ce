/** What the writers of a folder have put down about themselves. */
export interface Ledger {
  /** Pids of those that can be told to end. */
  readonly begun: readonly number[];
  /** How many lines each has written that has ended, by its pid. */
  readonly ended: ReadonlyMap<number, number>;
  /** How many have ended because nobody read any more (EPIPE). */
  readonly broken: number;
}

/** Reads the text that writer.py writes. */
export function readLedger(text: string): Ledger {
  const notes = text.split("\n").map((line) => line.split(" "));
  const ended = notes.filter(([kind]) => kind === "ended");
  return {
    begun: notes.filter(([kind]) => kind === "begun").map(([, pid]) => Number(pid)),
    ended: new Map(ended.map(([, pid, lines]) => [Number(pid), Number(lines)])),
    broken: ended.filter(([, , , why]) => why === "broken").length,
  };
}
