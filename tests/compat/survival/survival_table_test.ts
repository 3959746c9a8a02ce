import { assertEquals } from "@std/assert";
import { SURVIVAL_COLUMNS, survivalTable } from "../../../compat/survival/survival_table.ts";

const RUN = { written: 100, lost: 0, doubled: 0, kept: 3, broken: 0, after: 3, silent: 90, gap: 70, load: 1.25 };
const NAMES = { scenario: "s", who: "w", programs: 3 };

Deno.test("survivalTable() adds lines up, and gives the median of times between the least and the most", () => {
  const runs = [RUN, { ...RUN, silent: 200, gap: 100, load: 2 }, { ...RUN, lost: 1, doubled: 2, silent: 80 }];
  const [head, row] = survivalTable([{ ...NAMES, runs }]).split("\n");
  assertEquals(head, SURVIVAL_COLUMNS.join("\t"));
  assertEquals(row, "s\tw\t3\tall run on\t300\t1\t2\t90 (80 to 200)\t70 (70 to 100)\t2.0");
});

Deno.test("survivalTable() tells what becomes of programs, in each way that was seen", () => {
  const fate = (...runs: readonly (typeof RUN)[]) => survivalTable([{ ...NAMES, runs }]).split("\n")[1]?.split("\t")[3];
  const anew = { ...RUN, kept: 0, after: 3 };
  assertEquals(fate(anew, anew), "all are ended and started anew");
  assertEquals(fate(RUN, anew), "all run on; or all are ended and started anew");
  const killed = { ...RUN, kept: 1, broken: 2, after: 4 };
  assertEquals(fate(killed), "2 die of a broken pipe, 1 run on unsupervised, 3 are started: 4 processes");
  const row = survivalTable([{ ...NAMES, runs: [{ ...RUN, gap: null }] }]);
  assertEquals(row.split("\n")[1]?.split("\t").slice(7, 9), ["90", "–"]);
});
