import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { result } from "../../shell/literals.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

const HELP = "start <name>\t\tStart a process\nstart <gname>:*\t\tStart all processes in a group\n" +
  "start <name> <name>\tStart multiple processes or groups\nstart all\t\tStart all processes\n";

Deno.test("start without a name shows its help and exits with 2", async () => {
  assertEquals(await shown("start"), [`Error: start requires a process name\n${HELP}`, 2]);
});

Deno.test("start NAME says that the process is started", async () => {
  assertEquals(await shown("start grp:grp_05", { startProcess: true }), ["grp:grp_05: started\n", 0]);
});

Deno.test("start NAME puts each fault into words and into the exit status", async () => {
  const cases = [
    [RpcFault.of("BAD_NAME", "x"), "no such process", 1],
    [RpcFault.of("NO_FILE", "x"), "no such file", 1],
    [RpcFault.of("NOT_EXECUTABLE", "x"), "file is not executable", 1],
    [RpcFault.of("ALREADY_STARTED", "x"), "already started", 0],
    [RpcFault.of("SPAWN_ERROR", "x"), "spawn error", 7],
    [RpcFault.of("ABNORMAL_TERMINATION", "x"), "abnormal termination", 7],
  ] as const;
  for (const [startProcess, words, status] of cases) {
    assertEquals(await shown("start x", { startProcess }), [`x: ERROR (${words})\n`, status]);
  }
});

Deno.test("start says why a process cannot be started at all, where the server tells", async () => {
  const startProcess = RpcFault.of("ABNORMAL_TERMINATION", "g:x: cannot start: db is FATAL: no");
  assertEquals(await shown("start g:x", { startProcess }), ["g:x: ERROR (cannot start: db is FATAL: no)\n", 7]);
  const description = "ABNORMAL_TERMINATION: g:x: cannot start: db is stopped";
  const startAllProcesses = [result("g", { name: "x", status: 40, description })];
  assertEquals(await shown("start all", { startAllProcesses }), ["g:x: ERROR (cannot start: db is stopped)\n", 7]);
});

Deno.test("start has no words for other faults", async () => {
  const text = "error: <class 'ValueError'>, Unknown result code 30 for x: file: F line: N\n";
  assertEquals(await shown("start x", { startProcess: RpcFault.of("FAILED", "x") }), [text, 1]);
});

Deno.test("start GROUP:* reports each process, and nothing when all run", async () => {
  const startProcessGroup = [result("grp", { name: "a" }), result("grp", { name: "b", status: 50 })];
  const both = "grp:a: started\ngrp:b: ERROR (spawn error)\n";
  assertEquals(await shown("start grp:*", { startProcessGroup }), [both, 7]);
  assertEquals(await shown("start grp:", { startProcessGroup: [] }), ["", 0]);
});

Deno.test("start of an unknown group exits with 2", async () => {
  const startProcessGroup = RpcFault.of("BAD_NAME", "nope");
  assertEquals(await shown("start nope:*", { startProcessGroup }), ["nope: ERROR (no such group)\n", 2]);
});

Deno.test("start goes on after an error, and the last error gives the exit status", async () => {
  const startProcess = (name: unknown) => name === "b" ? true : RpcFault.of(name === "a" ? "SPAWN_ERROR" : "BAD_NAME");
  assertEquals(await shown("start a b", { startProcess }), ["a: ERROR (spawn error)\nb: started\n", 7]);
  assertEquals((await shown("start a c b", { startProcess }))[1], 1);
});

Deno.test("start with all among its names starts everything in one call", async () => {
  const { stdout, calls } = await runLine("start x all", {
    answers: { startAllProcesses: [result("b"), result("a")] },
  });
  assertEquals([stdout, calls], ["b: started\na: started\n", ["startAllProcesses()"]]);
});
