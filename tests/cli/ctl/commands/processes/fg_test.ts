import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { info } from "../../shell/literals.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

const tails = {
  "/logtail/x/stdout": { parts: ["out\n"], end: "open" },
  "/logtail/x/stderr": { parts: ["err\n"], end: "open" },
} as const;
const PRESS = "==> Press Ctrl-C to exit <==\nout\nerr\n";

Deno.test("fg shows both streams and sends lines until the end of input", async () => {
  const answers = { getProcessInfo: info("x"), sendProcessStdin: true };
  const { stdout, calls, status } = await runLine("fg x", { answers, tails, typed: ["hello", ""] });
  assertEquals(stdout, `${PRESS}Exiting foreground\n`);
  const sent = calls.filter((call) => call.startsWith("send"));
  assertEquals(sent, ['sendProcessStdin("x", "hello\\n")', 'sendProcessStdin("x", "\\n")']);
  assertEquals(status, 0);
});

Deno.test("fg leaves when the process is gone", async () => {
  const gone = { getProcessInfo: info("x"), sendProcessStdin: RpcFault.of("NOT_RUNNING", "x") };
  const setting = { tails, typed: ["hello", "more"] };
  const killed = `${PRESS}Process got killed\nExiting foreground\n`;
  assertEquals((await runLine("fg x", { ...setting, answers: gone })).stdout, killed);
  let asked = 0;
  const getProcessInfo = () => info("x", { state: asked++ === 0 ? 20 : 100 });
  const dying = { getProcessInfo, sendProcessStdin: true };
  assertEquals((await runLine("fg x", { ...setting, answers: dying })).stdout, killed);
});

Deno.test("fg shows a fault that it did not expect and leaves", async () => {
  const answers = { getProcessInfo: info("x"), sendProcessStdin: RpcFault.of("NO_FILE", "x") };
  const { stdout } = await runLine("fg x", { answers, tails, typed: ["hello"] });
  assertEquals(stdout, `${PRESS}ERROR: <Fault 20: 'NO_FILE: x'>\nExiting foreground\n`);
});

Deno.test("fg wants one running process", async () => {
  const help = "fg <process>\tConnect to a process in foreground mode\n\t\tCtrl-C to exit\n";
  assertEquals(await shown("fg"), [`ERROR: no process name supplied\n${help}`, 1]);
  assertEquals(await shown("fg a b"), ["ERROR: too many process names supplied\n", 1]);
  const unknown = { getProcessInfo: RpcFault.of("BAD_NAME", "x") };
  assertEquals(await shown("fg x", unknown), ["ERROR: bad process name supplied\n", 1]);
  const starting = { getProcessInfo: info("x", { state: 10 }) };
  assertEquals(await shown("fg x", starting), ["ERROR: process not running\n", 1]);
  const late = { getProcessInfo: RpcFault.of("SHUTDOWN_STATE") };
  assertEquals(await shown("fg x", late), ["ERROR: <Fault 6: 'SHUTDOWN_STATE'>\n", 0]);
});
