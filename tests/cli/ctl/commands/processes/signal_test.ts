import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { result } from "../../shell/literals.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

Deno.test("signal sends the signal to every name", async () => {
  const answers = { signalProcess: true, signalProcessGroup: [result("g", { name: "a" })] };
  const { stdout, calls } = await runLine("signal CONT x g:*", { answers });
  assertEquals(stdout, "x: signalled\ng:a: signalled\n");
  assertEquals(calls, ['signalProcess("x", "CONT")', 'signalProcessGroup("g", "CONT")']);
});

Deno.test("signal puts each fault into words and into the exit status", async () => {
  const cases = [["BAD_SIGNAL", "bad signal name", 1], ["NOT_RUNNING", "not running", 7], [
    "BAD_NAME",
    "no such process",
    1,
  ]] as const;
  for (const [fault, words, status] of cases) {
    assertEquals(await shown("signal HUP x", { signalProcess: RpcFault.of(fault) }), [
      `x: ERROR (${words})\n`,
      status,
    ]);
  }
  const signalProcessGroup = RpcFault.of("BAD_NAME");
  assertEquals(await shown("signal HUP nope:*", { signalProcessGroup }), ["nope: ERROR (no such group)\n", 1]);
});

Deno.test("signal of a group with a bad signal is an unexpected fault", async () => {
  const text = "error: <class 'xmlrpc.client.Fault'>, <Fault 11: 'BAD_SIGNAL: FOO'>: file: F line: N\n";
  assertEquals(await shown("signal FOO g:*", { signalProcessGroup: RpcFault.of("BAD_SIGNAL", "FOO") }), [text, 1]);
});

Deno.test("signal wants a signal and a name", async () => {
  const help = "signal <signal name> <name>\t\tSignal a process\n" +
    "signal <signal name> <gname>:*\t\tSignal all processes in a group\n" +
    "signal <signal name> <name> <name>\tSignal multiple processes or groups\n" +
    "signal <signal name> all\t\tSignal all processes\n";
  const text = `Error: signal requires a signal name and a process name\n${help}`;
  for (const line of ["signal", "signal HUP"]) assertEquals(await shown(line), [text, 1]);
});
