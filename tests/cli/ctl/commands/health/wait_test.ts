import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import type { RpcInput } from "../../../../../src/rpc/codec/xmlrpc_value.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

function process(name: string, changes: Readonly<Record<string, string>> = {}): RpcInput {
  const web = { group: name, name, statename: "RUNNING", healthy: true, ready: "yes", exit: "later", detail: "pid 7" };
  return { ...web, ...changes };
}

const LATE = process("api", { statename: "STARTING", ready: "later", detail: "not ready yet" });
const READY = process("api");
const FATAL = process("api", { statename: "FATAL", ready: "never", exit: "never", detail: "no such file" });

/** Answers one after the other; the last one goes on. */
function answers(...looks: readonly (readonly RpcInput[])[]) {
  let next = 0;
  return { "monovisor.getHealth": () => looks[Math.min(next++, looks.length - 1)] ?? [] };
}

Deno.test("wait asks again until all are ready, over a connection of its own each time", async () => {
  const { stdout, status, calls } = await runLine("wait web api", {
    answers: answers([LATE, process("web")], [LATE, process("web")], [READY, process("web")]),
  });
  assertEquals([stdout, status, calls.length], ["web: ready\napi: ready\n", 0, 3]);
});

Deno.test("wait ends with 1 as soon as one will not be ready, and says why", async () => {
  const gone = answers([LATE, process("web", { ready: "later" })], [FATAL, process("web", { ready: "later" })]);
  assertEquals(await shown("wait all", gone), ["api: ERROR (FATAL: no such file)\n", 1]);
  const stopping = process("api", { statename: "STOPPING", ready: "never", detail: "" });
  assertEquals(await shown("wait api", answers([stopping])), ["api: ERROR (STOPPING)\n", 1]);
  assertEquals(await shown("wait api nope g:*", answers([READY])), [
    "nope: ERROR (no such process)\ng: ERROR (no such group)\n",
    1,
  ]);
  assertEquals(await shown("wait api", answers([LATE], [])), ["api: ERROR (no such process)\n", 1]);
  const leaving = { "monovisor.getHealth": RpcFault.of("SHUTDOWN_STATE") };
  assertEquals(await shown("wait api", leaving), ["ERROR: supervisord is shutting down\n", 1]);
});

Deno.test("wait --timeout ends with 124, after one look at the least", async () => {
  const late = answers([LATE, process("web")]);
  assertEquals(await shown("wait all --timeout 0.3", late), ["api: TIMEOUT (STARTING: not ready yet)\n", 124]);
  assertEquals(await shown("wait --timeout=0 api", answers([READY])), ["api: ready\n", 0]);
});

Deno.test("wait --for exit waits for an end that is expected", async () => {
  const done = process("api", { statename: "EXITED", ready: "never", exit: "yes", detail: "ended with status 0" });
  assertEquals(await shown("wait api --for exit", answers([READY], [done])), ["api: ended\n", 0]);
  assertEquals(await shown("wait --for=exit api", answers([FATAL])), ["api: ERROR (FATAL: no such file)\n", 1]);
});

Deno.test("wait says what is wrong with its words, and exits with 2", async () => {
  const cases = {
    "wait": "wait requires a process name",
    "wait --timeout 5": "wait requires a process name",
    "wait x --for ever": "--for is ready or exit",
    "wait x --timeout soon": "--timeout is a number of seconds",
    "wait x --timeout": "--timeout is a number of seconds",
    "wait x --until": "wait knows no --until",
  };
  for (const [line, text] of Object.entries(cases)) {
    const [stdout, status] = await shown(line, answers([READY]));
    assertEquals([stdout.split("\n")[0], status], [`Error: ${text}`, 2]);
  }
});
