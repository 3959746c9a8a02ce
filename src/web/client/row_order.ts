import type { ProcessRow } from "../markup/process_row.ts";

/** What the rows stand in the order of: their groups and names, how bad it is, the last start, or what they use. */
export type RowOrder = "name" | "state" | "start" | "cpu" | "memory";

/** Compares two rows; the latest start and what uses most come first. Runs in the browser. */
export function compareRows(order: RowOrder): (a: ProcessRow, b: ProcessRow) => number {
  const kinds = ["failed", "changing", "running", "stopped"];
  // A group named as the process is none
  const name = ({ group, namespec }: ProcessRow) => String([group === namespec ? "" : group, namespec]);
  const byName = (a: ProcessRow, b: ProcessRow) => name(a) < name(b) ? -1 : 1;
  const differences = {
    name: () => 0,
    state: (a: ProcessRow, b: ProcessRow) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
    start: (a: ProcessRow, b: ProcessRow) => b.start - a.start,
    cpu: (a: ProcessRow, b: ProcessRow) => (b.load?.cpu ?? -1) - (a.load?.cpu ?? -1),
    memory: (a: ProcessRow, b: ProcessRow) => (b.load?.memory ?? -1) - (a.load?.memory ?? -1),
  };
  return (a, b) => differences[order](a, b) || byName(a, b);
}
