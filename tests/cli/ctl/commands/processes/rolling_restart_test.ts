import { assertEquals } from "@std/assert";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { info } from "../../shell/literals.ts";
import { fakeShell, runLine, shown } from "../../shell/run_lines.ts";

const web = ["web_0", "web_1", "web_2"];
const config = { inuse: true, autostart: true, group_prio: 999, process_prio: 999 };
const answers = {
  getAllProcessInfo: [info("api"), info("db"), ...web.map((name) => info("web", { name }))],
  getAllConfigInfo: [
    ...web.map((name) => ({ ...config, group: "web", name, process_prio: name === "web_2" ? 1 : 999 })),
    { ...config, group: "api", name: "api" },
    { ...config, group: "db", name: "db", group_prio: 1 },
  ],
  stopProcess: true,
  startProcess: true,
};

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}: stopped\n${name}: started\n`).join("");
}

Deno.test("restart --rolling restarts one after the other, in the order of their names, or of their start", async () => {
  const cases = [
    ["web:web_1 api web:web_1", ["web:web_1", "api"]],
    ["web:*", ["web:web_2", "web:web_0", "web:web_1"]],
    ["all", ["db", "web:web_2", "web:web_0", "web:web_1", "api"]],
    ["web* api", ["web:web_0", "web:web_1", "web:web_2", "api"]],
  ] as const;
  for (const [names, order] of cases) {
    assertEquals(await shown(`restart --rolling ${names}`, answers), [lines(order), 0]);
  }
  assertEquals((await runLine("restart api --rolling", { answers })).calls, [
    "getAllProcessInfo()",
    "getAllConfigInfo()",
    'stopProcess("api")',
    'startProcess("api")',
  ]);
});

Deno.test("restart --rolling --batch N restarts N at a time", async () => {
  const started: string[] = [];
  const { shell, calls } = fakeShell({
    answers: {
      ...answers,
      startProcess: (name) => {
        started.push(String(name));
        return true;
      },
    },
  });
  await shell.onLine("restart --rolling --batch=2 web:*");
  assertEquals(started, ["web:web_2", "web:web_0", "web:web_1"]);
  const at = (call: string) => calls.indexOf(call);
  assertEquals(at('stopProcess("web:web_0")') < at('startProcess("web:web_2")'), true);
  assertEquals(at('stopProcess("web:web_1")') > at('startProcess("web:web_0")'), true);
});

Deno.test("restart --rolling ends at the first that fails, and says what was done and what was not", async () => {
  const startProcess = (name: unknown) => name === "web:web_1" ? RpcFault.of("SPAWN_ERROR", "x") : true;
  assertEquals(await shown("restart --rolling web:web_0 web:web_1 web:web_2 api", { ...answers, startProcess }), [
    "web:web_0: stopped\nweb:web_0: started\nweb:web_1: stopped\nweb:web_1: ERROR (spawn error)\n" +
    "ERROR: the rolling restart ends, for it failed at web:web_1\nrestarted: web:web_0\n" +
    "left as before: web:web_2, api\n",
    7,
  ]);
  const stopProcess = RpcFault.of("FAILED", "odd");
  assertEquals(await shown("restart --rolling api", { ...answers, stopProcess }), [
    "FAILED: odd\nERROR: the rolling restart ends, for it failed at api\n",
    1,
  ]);
});

Deno.test("restart --rolling starts what did not run, and what somebody else started is as good", async () => {
  const odd = { stopProcess: RpcFault.of("NOT_RUNNING", "api"), startProcess: RpcFault.of("ALREADY_STARTED", "api") };
  const text = "api: ERROR (not running)\napi: ERROR (already started)\n";
  assertEquals(await shown("restart --rolling api", { ...answers, ...odd }), [text, 0]);
});

Deno.test("restart --rolling touches nothing when a name is wrong", async () => {
  const { stdout, status, calls } = await runLine("restart --rolling api nope no:*", { answers });
  assertEquals([stdout, status], ["nope: ERROR (no such process)\nno: ERROR (no such group)\n", 1]);
  assertEquals(calls, ["getAllProcessInfo()", "getAllConfigInfo()"]);
});

Deno.test("restart --rolling tells where it was when the server goes away", async () => {
  const startProcess = new ConnectionError("ConnectionResetError", "[Errno 104] Connection reset by peer", {});
  assertEquals(await shown("restart --rolling api db", { ...answers, startProcess }), [
    "api: stopped\nERROR: the rolling restart ends, for it failed at api\nleft as before: db\n" +
    "error: <class 'ConnectionResetError'>, [Errno 104] Connection reset by peer: file: F line: N\n",
    1,
  ]);
});

Deno.test("restart --rolling refuses what it does not understand with status 2", async () => {
  const cases = [
    ["--rolling", "restart --rolling requires a process name"],
    ["--rolling --batch 0 api", "restart --batch requires a number, 1 or more"],
    ["--rolling --batch=x api", "restart --batch requires a number, 1 or more"],
    ["--rolling api --batch", "restart --batch requires a number, 1 or more"],
    ["--rolling --fast api", "restart --rolling does not know --fast"],
  ] as const;
  for (const [words, text] of cases) assertEquals(await shown(`restart ${words}`), [`Error: ${text}\n`, 2]);
});
