/** Bytes of a line of writer.py, and where the digits of its number stand; those of its pid stand first. */
const LINE = 64;
const PID = { at: 0, digits: 7 } as const;
const NUMBER = { at: 8, digits: 12 } as const;
const NEW_LINE = 10;
const ZERO = 48;

/** What writers have written, and what of it is in their logs. */
export interface LineCount {
  readonly written: number;
  /** Written, and in no log; the pieces of a line that is torn count as that line. */
  readonly lost: number;
  /** In a log once more than written. */
  readonly doubled: number;
}

/** Compares the logs with the lines that each writer, known by its pid, says it has written. */
export function countLines(logs: readonly Uint8Array[], lines: ReadonlyMap<number, number>): LineCount {
  const seen = new Map([...lines].map(([pid, count]) => [pid, new Uint8Array(count)]));
  let found = 0;
  let doubled = 0;
  for (const log of logs) {
    for (let start = 0, end = log.indexOf(NEW_LINE); end !== -1; start = end + 1, end = log.indexOf(NEW_LINE, start)) {
      if (end - start !== LINE - 1) continue;
      const marks = seen.get(digits(log, { start: start + PID.at, count: PID.digits }));
      const number = digits(log, { start: start + NUMBER.at, count: NUMBER.digits });
      if (marks === undefined || !(number < marks.length)) continue;
      if (marks[number] === 1) doubled++;
      else found++;
      marks[number] = 1;
    }
  }
  const written = [...lines.values()].reduce((sum, count) => sum + count, 0);
  return { written, lost: written - found, doubled };
}

/** NaN where something else stands. */
function digits(bytes: Uint8Array, { start, count }: { readonly start: number; readonly count: number }): number {
  let number = 0;
  for (let at = start; at < start + count; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
