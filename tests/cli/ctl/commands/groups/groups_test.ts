import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { info, result } from "../../shell/literals.ts";
import { runLine, shown } from "../../shell/run_lines.ts";

Deno.test("add reports each group", async () => {
  const cases = [
    [true, "e: added process group\n", 0],
    [RpcFault.of("ALREADY_ADDED", "e"), "ERROR: process group already active\n", 0],
    [RpcFault.of("BAD_NAME", "e"), "ERROR: no such process/group: e\n", 1],
    [RpcFault.of("SHUTDOWN_STATE"), "ERROR: shutting down\n", 1],
  ] as const;
  for (const [addProcessGroup, ...expected] of cases) {
    assertEquals(await shown("add e", { addProcessGroup }), expected);
  }
  assertEquals(await shown("add"), ["", 0]);
});

Deno.test("remove reports each group", async () => {
  const cases = [
    [true, "d: removed process group\n", 0],
    [RpcFault.of("STILL_RUNNING", "d"), "ERROR: process/group still running: d\n", 1],
    [RpcFault.of("BAD_NAME", "d"), "ERROR: no such process/group: d\n", 1],
  ] as const;
  for (const [removeProcessGroup, ...expected] of cases) {
    assertEquals(await shown("remove d", { removeProcessGroup }), expected);
  }
  assertEquals(await shown("remove"), ["", 0]);
});

Deno.test("reread sorts the news by name", async () => {
  const reloadConfig = [[["e", "b"], ["a"], ["d"]]];
  const lines = "a: changed\nb: available\nd: disappeared\ne: available\n";
  assertEquals(await shown("reread", { reloadConfig }), [lines, 0]);
  assertEquals(await shown("reread", { reloadConfig: [[[], [], []]] }), ["No config updates to processes\n", 0]);
});

Deno.test("reread says why the configuration cannot be read", async () => {
  const broken = RpcFault.of("CANT_REREAD", "odd file");
  assertEquals(await shown("reread", { reloadConfig: broken }), ["ERROR: CANT_REREAD: odd file\n", 1]);
  const late = RpcFault.of("SHUTDOWN_STATE");
  assertEquals(await shown("reread", { reloadConfig: late }), ["ERROR: supervisor shutting down\n", 1]);
});

const done = { stopProcessGroup: [result("x")], removeProcessGroup: true, addProcessGroup: true };
const reloadConfig = [[["e"], ["a"], ["d"]]];

Deno.test("update removes, replaces and adds groups in that order", async () => {
  const { stdout, calls, status } = await runLine("update", { answers: { ...done, reloadConfig } });
  assertEquals(
    stdout,
    "d: stopped\nd: removed process group\na: stopped\na: updated process group\ne: added process group\n",
  );
  assertEquals(calls, [
    "reloadConfig()",
    'stopProcessGroup("d")',
    'removeProcessGroup("d")',
    'stopProcessGroup("a")',
    'removeProcessGroup("a")',
    'addProcessGroup("a")',
    'addProcessGroup("e")',
  ]);
  assertEquals(status, 0);
});

Deno.test("update GROUP... touches those only and names the unknown", async () => {
  const getAllProcessInfo = [info("a"), info("d")];
  const answers = { ...done, reloadConfig, getAllProcessInfo };
  const lines = "ERROR: no such group: nope\na: stopped\na: updated process group\n";
  assertEquals(await shown("update nope a", answers), [lines, 1]);
  assertEquals((await runLine("update all nope", { answers })).status, 0);
});

Deno.test("update leaves a group that cannot be stopped", async () => {
  const answers = { ...done, reloadConfig: [[[], [], ["d"]]], stopProcessGroup: [result("d", { status: 30 })] };
  assertEquals(await shown("update", answers), ["d: stopped\nd: has problems; not removing\n", 1]);
});

Deno.test("update shows the fault of a broken configuration as it is", async () => {
  const broken = RpcFault.of("CANT_REREAD", "it's odd");
  const text = "error: <class 'xmlrpc.client.Fault'>, <Fault 92: \"CANT_REREAD: it's odd\">: file: F line: N\n";
  assertEquals(await shown("update", { reloadConfig: broken }), [text, 1]);
  const late = RpcFault.of("SHUTDOWN_STATE");
  assertEquals(await shown("update", { reloadConfig: late }), ["ERROR: already shutting down\n", 1]);
});

Deno.test("avail lists the configured processes", async () => {
  const member = { inuse: true, autostart: true, group_prio: 500, process_prio: 5 };
  const getAllConfigInfo = [
    { ...member, group: "hg", name: "ha" },
    { ...member, group: "b", name: "b", inuse: false, autostart: false, group_prio: 999 },
  ];
  const lines = "hg:ha                            in use    auto      500:5\n" +
    "b                                avail     manual    999:5\n";
  assertEquals(await shown("avail", { getAllConfigInfo }), [lines, 0]);
  const late = RpcFault.of("SHUTDOWN_STATE");
  assertEquals(await shown("avail", { getAllConfigInfo: late }), ["ERROR: supervisor shutting down\n", 1]);
});
