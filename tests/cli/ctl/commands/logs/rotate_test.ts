import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { result } from "../../shell/literals.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

const ROTATE = "monovisor.rotateProcessLogs";

Deno.test("rotate tells what became of each log, and goes on after an error", async () => {
  const answers = {
    [ROTATE]: (name: unknown) => {
      if (name === "nope") return RpcFault.of("BAD_NAME", "nope");
      const description = "FAILED: [Errno 13] Permission denied";
      return [result("a"), result("b", { description: "nothing to rotate" }), result("c", { status: 30, description })];
    },
  };
  const lines = "nope: ERROR (no such process)\na: rotated\nb: nothing to rotate\n" +
    "c: ERROR ([Errno 13] Permission denied)\n";
  assertEquals(await shown("rotate nope g:*", answers), [lines, 1]);
});

Deno.test("rotate --main rotates the main log, and all those of all processes", async () => {
  assertEquals(await shown("rotate --main", { "monovisor.rotateLog": true }), ["supervisord: rotated\n", 0]);
  assertEquals(await shown("rotate --main", { "monovisor.rotateLog": false }), ["supervisord: nothing to rotate\n", 0]);
  assertEquals((await runLine("rotate a all", { answers: { "monovisor.rotateAllProcessLogs": [] } })).calls, [
    "monovisor.rotateAllProcessLogs()",
  ]);
});

Deno.test("rotate says of a Supervisor that it cannot", async () => {
  const line = "ERROR: unix:///run/s.sock cannot rotate logs: it is no monovisor that knows how\n";
  for (const names of ["a b", "all", "--main"]) assertEquals(await shown(`rotate ${names}`), [line, 1]);
});
