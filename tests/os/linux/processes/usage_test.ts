import { assert, assertEquals } from "@std/assert";
import { sumUp, usage } from "../../../../src/os/linux/processes/usage.ts";
import { linesOf } from "../../../support/lines_of.ts";
import "../../../support/open_libc.ts";

Deno.test("sumUp() adds up what belongs to a process: descendants, and those left in its group", () => {
  const of = (parent: number, group: number, cpuTicks: number) => ({
    ...{ comm: "x", state: "S", parent, group, cpuTicks },
    ...{ residentPages: cpuTicks * 2, startTime: 0, exitCode: 0 },
  });
  const stats = new Map([
    [1, of(0, 1, 1000)],
    [10, of(1, 10, 1)],
    // A child, its child with a group of its own, an orphan in the group, a stranger
    [11, of(10, 10, 10)],
    [12, of(11, 12, 100)],
    [13, of(1, 10, 200)],
    [14, of(1, 14, 5000)],
    [20, of(10, 20, 7)],
    // Two looks at a moving tree
    [30, of(31, 30, 1)],
    [31, of(30, 31, 1)],
  ]);
  assertEquals([...sumUp(stats, { pids: new Set([10, 20, 99]), pageSize: 4096 })], [
    [10, { cpuSeconds: 3.11, residentBytes: 622 * 4096, processes: 4 }],
    [20, { cpuSeconds: 0.07, residentBytes: 14 * 4096, processes: 1 }],
  ]);
});

Deno.test("usage() finds what runs below a process, and what it has used", async () => {
  const script = "import subprocess, sys\nsum(range(30000000))\nsubprocess.run(['sh', '-c', 'echo up; cat; :'])";
  await using child = new Deno.Command("python3", { args: ["-c", script], stdin: "piped", stdout: "piped" }).spawn();
  const lines = linesOf(child.stdout);
  assertEquals((await lines.next()).value, "up");
  const used = (await usage([child.pid])).get(child.pid) ?? { cpuSeconds: 0, residentBytes: 0, processes: 0 };
  await child.stdin.close();
  // The shell may not have started cat yet
  assert(used.processes >= 2 && used.processes <= 3, JSON.stringify(used));
  assert(used.cpuSeconds > 0.1 && used.cpuSeconds < 60, JSON.stringify(used));
  assert(used.residentBytes > 3e6 && used.residentBytes < 1e9, JSON.stringify(used));
  assertEquals((await lines.next()).done, true);
});
