import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

Deno.test("restart stops all names before it starts any", async () => {
  const stopProcess = (name: unknown) => name === "a" ? RpcFault.of("NOT_RUNNING") : true;
  const run = await runLine("restart a b", { answers: { stopProcess, startProcess: true } });
  assertEquals(run.stdout, "a: ERROR (not running)\nb: stopped\na: started\nb: started\n");
  assertEquals(run.calls, ['stopProcess("a")', 'stopProcess("b")', 'startProcess("a")', 'startProcess("b")']);
  assertEquals(run.status, 0);
});

Deno.test("restart of an unknown group has the exit status of the start", async () => {
  const answers = { stopProcessGroup: RpcFault.of("BAD_NAME"), startProcessGroup: RpcFault.of("BAD_NAME") };
  const line = "nope: ERROR (no such group)\n";
  assertEquals(await shown("restart nope:*", answers), [line + line, 2]);
});

Deno.test("restart without a name shows its help and exits with 1", async () => {
  const help = "restart <name>\t\tRestart a process\nrestart <gname>:*\tRestart all processes in a group\n" +
    "restart <name> <name>\tRestart multiple processes or groups\nrestart all\t\tRestart all processes\n" +
    "Note: restart does not reread config files. For that, see reread and update.\n";
  assertEquals(await shown("restart"), [`Error: restart requires a process name\n${help}`, 1]);
});
