import { assertEquals } from "@std/assert";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import type { RpcInput } from "../../../../../src/rpc/codec/xmlrpc_value.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

const WEB = {
  group: "web",
  name: "web",
  statename: "RUNNING",
  healthy: true,
  ready: "yes",
  exit: "later",
  detail: "pid 7",
};
const API = {
  ...{ group: "g", name: "api", statename: "STOPPED", healthy: false },
  ...{ ready: "never", exit: "never", detail: "cannot start: db is FATAL: no" },
};
const SICK = "g:api                            STOPPED   cannot start: db is FATAL: no\n";

function answer(...processes: readonly RpcInput[]) {
  return { "monovisor.getHealth": processes };
}

Deno.test("health is one request, and says what is not as it should be", async () => {
  const { stdout, status, calls } = await runLine("health", { answers: answer(WEB) });
  assertEquals([stdout, status, calls], ["healthy\n", 0, ["monovisor.getHealth()"]]);
  assertEquals(await shown("health", answer(API, WEB)), [SICK, 1]);
  assertEquals(await shown("health", answer()), ["healthy\n", 0]);
});

Deno.test("health of some asks for no more than these, and knows all of them", async () => {
  assertEquals(await shown("health web", answer(API, WEB)), ["healthy\n", 0]);
  assertEquals(await shown("health web g:*", answer(API, WEB)), [SICK, 1]);
  assertEquals(await shown("health web nope", answer(API, WEB)), ["nope: ERROR (no such process)\n", 1]);
});

Deno.test("health --json shows all that is known, and errors elsewhere", async () => {
  const { stdout, status } = await runLine("health --json", { answers: answer(API, WEB) });
  assertEquals([JSON.parse(stdout), status], [[API, WEB], 1]);
  const unknown = await runLine("health --json nope", { answers: answer(API, WEB) });
  assertEquals([unknown.stdout, unknown.stderr, unknown.status], ["[]\n", "nope: ERROR (no such process)\n", 1]);
});

Deno.test("health ends with 1 whatever keeps it from knowing: Docker knows no other status", async () => {
  const asked = (error: Error) => shown("health", { "monovisor.getHealth": error });
  const refused = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
  assertEquals(await asked(refused), ["unix:///run/s.sock refused connection\n", 1]);
  const missing = new ConnectionError("FileNotFoundError", "[Errno 2] No such file or directory", { errno: 2 });
  assertEquals(await asked(missing), ["unix:///run/s.sock no such file\n", 1]);
  assertEquals(await asked(RpcFault.of("SHUTDOWN_STATE")), ["ERROR: supervisord is shutting down\n", 1]);
  const fault = "error: <class 'xmlrpc.client.Fault'>, <Fault 30: 'FAILED'>: file: F line: N\n";
  assertEquals(await asked(RpcFault.of("FAILED")), [fault, 1]);
});
