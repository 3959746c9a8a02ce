import { assertEquals } from "@std/assert";
import { countLines } from "../../../compat/survival/count_lines.ts";

const line = (pid: number, number: number) =>
  `${String(pid).padStart(7, "0")} ${String(number).padStart(12, "0")} ${".".repeat(42)}\n`;
const log = (...lines: readonly string[]) => new TextEncoder().encode(lines.join(""));

Deno.test("countLines() finds all lines of all writers, in whatever log and order they are", () => {
  const logs = [log(line(7, 1), line(7, 0)), log(), log(line(8, 0), line(7, 2))];
  assertEquals(countLines(logs, new Map([[7, 3], [8, 1], [9, 0]])), { written: 4, lost: 0, doubled: 0 });
});

Deno.test("countLines() counts what is missing, what is torn, and what is there twice", () => {
  const torn = line(7, 2).slice(0, 30) + line(7, 4);
  const logs = [log(line(7, 0), line(7, 1), line(7, 1), torn, line(7, 5)), log(line(7, 1), line(7, 6).slice(0, -1))];
  assertEquals(countLines(logs, new Map([[7, 7]])), { written: 7, lost: 4, doubled: 2 });
});

Deno.test("countLines() leaves alone what no writer has written", () => {
  const logs = [log("a line of something else\n", `${".".repeat(63)}\n`, line(6, 0), line(7, 0), line(7, 1))];
  assertEquals(countLines(logs, new Map([[7, 1]])), { written: 1, lost: 0, doubled: 0 });
});
