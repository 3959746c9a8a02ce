import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { result } from "../../shell/literals.ts";
import { shown } from "../../shell/run_lines.ts";

Deno.test("clear empties the logs of each name and goes on after an error", async () => {
  const clearProcessLogs = (name: unknown) => name === "nope" ? RpcFault.of("BAD_NAME", "nope") : true;
  const lines = "nope: ERROR (no such process)\ng:x: cleared\n";
  assertEquals(await shown("clear nope g:x", { clearProcessLogs }), [lines, 1]);
});

Deno.test("clear does not take groups", async () => {
  const clearProcessLogs = RpcFault.of("BAD_NAME", "hg:*");
  assertEquals(await shown("clear hg:*", { clearProcessLogs }), ["hg:None: ERROR (no such process)\n", 1]);
});

Deno.test("clear all reports each process", async () => {
  const clearAllProcessLogs = [result("a"), result("b", { status: 30 })];
  assertEquals(await shown("clear all", { clearAllProcessLogs }), ["a: cleared\nb: ERROR (failed)\n", 1]);
});

Deno.test("clear reports an error that is no fault as unexpected", async () => {
  const clearProcessLogs = new RangeError("odd");
  assertEquals(await shown("clear x", { clearProcessLogs }), [
    "error: <class 'RangeError'>, odd: file: F line: N\n",
    1,
  ]);
});

Deno.test("clear without a name shows its help and exits with 1", async () => {
  const help = "clear <name>\t\tClear a process' log files.\nclear <name> <name>\tClear multiple process' log files\n" +
    "clear all\t\tClear all process' log files\n";
  assertEquals(await shown("clear"), [`Error: clear requires a process name\n${help}`, 1]);
});
