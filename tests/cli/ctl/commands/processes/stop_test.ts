import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { result } from "../../shell/literals.ts";
import { shown } from "../../shell/run_lines.ts";

Deno.test("stop without a name shows its help and exits with 1", async () => {
  const help = "stop <name>\t\tStop a process\nstop <gname>:*\t\tStop all processes in a group\n" +
    "stop <name> <name>\tStop multiple processes or groups\nstop all\t\tStop all processes\n";
  assertEquals(await shown("stop"), [`Error: stop requires a process name\n${help}`, 1]);
});

Deno.test("stop NAME says what became of the process", async () => {
  const cases = [
    [true, "x: stopped\n", 0],
    [RpcFault.of("NOT_RUNNING", "x"), "x: ERROR (not running)\n", 0],
    [RpcFault.of("BAD_NAME", "x"), "x: ERROR (no such process)\n", 1],
    [RpcFault.of("FAILED", "attempted to kill x"), "FAILED: attempted to kill x\n", 1],
  ] as const;
  for (const [stopProcess, stdout, status] of cases) {
    assertEquals(await shown("stop x", { stopProcess }), [stdout, status]);
  }
});

Deno.test("stop GROUP:* and stop all report each process", async () => {
  const results = [result("g", { name: "a" }), result("g", { name: "b", status: 70 })];
  const lines = "g:a: stopped\ng:b: ERROR (not running)\n";
  assertEquals(await shown("stop g:*", { stopProcessGroup: results }), [lines, 0]);
  assertEquals(await shown("stop all", { stopAllProcesses: results }), [lines, 0]);
});

Deno.test("stop of an unknown group exits with 1", async () => {
  const stopProcessGroup = RpcFault.of("BAD_NAME", "nope");
  assertEquals(await shown("stop nope:*", { stopProcessGroup }), ["nope: ERROR (no such group)\n", 1]);
});
