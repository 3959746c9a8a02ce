import { assertEquals } from "@std/assert";
import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { info } from "./literals.ts";
import { runLine } from "./run_lines.ts";

const getAllProcessInfo = ["web_0", "web_1"].map((name) => info("web", { name })).concat(
  [info("cat"), info("worker"), info("w?b"), info("db", { name: "main" })],
);
const answers = {
  getAllProcessInfo,
  getProcessInfo: info("x"),
  startProcess: true,
  stopProcess: true,
  signalProcess: true,
  clearProcessLogs: true,
  startProcessGroup: [],
  readProcessStdoutLog: "out",
};

async function calls(line: string): Promise<readonly string[]> {
  return (await runLine(line, { answers })).calls;
}

Deno.test("names with wildcards stand for those that they match, in every action (CTL-026)", async () => {
  const cases = [
    ["start web*", ['startProcess("web:web_0")', 'startProcess("web:web_1")']],
    ["start w*r cat", ['startProcess("worker")', 'startProcess("cat")']],
    ["start cat c*", ['startProcess("cat")']],
    ["start *:web_?", ['startProcess("web:web_0")', 'startProcess("web:web_1")']],
    ["start d?:*", ['startProcess("db:main")']],
    ["start d?:", ['startProcess("db:main")']],
    ["start c?t:c*", ['startProcess("cat")']],
    ["stop *_1", ['stopProcess("web:web_1")']],
    ["restart ca?", ['stopProcess("cat")', 'startProcess("cat")']],
    ["signal HUP wor*", ['signalProcess("worker", "HUP")']],
    ["clear ?at", ['clearProcessLogs("cat")']],
    ["pid ca*", ['getProcessInfo("cat")']],
    ["tail -5 ca* stdout", ['readProcessStdoutLog("cat", -5, 0)']],
  ] as const;
  for (const [line, expected] of cases) assertEquals(await calls(line), ["getAllProcessInfo()", ...expected], line);
  const { stdout } = await runLine("status wo* *_1", { answers });
  assertEquals(stdout.split("\n").map((row) => row.split(" ")[0]), ["worker", "web:web_1", ""]);
});

Deno.test("names mean what they did where there is no wildcard, a process is called so, or nothing matches", async () => {
  const cases = [
    ["start cat", ['startProcess("cat")']],
    ["start web:*", ['startProcessGroup("web")']],
    ["start w?b", ["getAllProcessInfo()", 'startProcess("w?b")']],
    ["start x*", ["getAllProcessInfo()", 'startProcess("x*")']],
    ["signal * cat", ['signalProcess("cat", "*")']],
  ] as const;
  for (const [line, expected] of cases) assertEquals(await calls(line), [...expected], line);
  const everything = await runLine("pid all ca*", { answers });
  assertEquals(everything.calls, ["getAllProcessInfo()"]);
});

Deno.test("tail and fg want a wildcard to stand for one process", async () => {
  for (const line of ["tail w*", "tail -f w*", "fg w*"]) {
    const { stdout, status, calls } = await runLine(line, { answers });
    const text = "Error: w* stands for 4 processes: web:web_0, web:web_1, worker, ...\n";
    assertEquals([stdout, status, calls], [text, 1, ["getAllProcessInfo()"]], line);
  }
});

Deno.test("the action itself tells of a server that cannot be asked for its names", async () => {
  const refused = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
  const gone = await runLine("start w*", { answers: { getAllProcessInfo: refused, getVersion: refused } });
  assertEquals([gone.stdout, gone.status], ["unix:///run/s.sock refused connection\n", 4]);
  const late = { getAllProcessInfo: RpcFault.of("SHUTDOWN_STATE"), startProcess: RpcFault.of("BAD_NAME") };
  assertEquals((await runLine("start w*", { answers: late })).stdout, "w*: ERROR (no such process)\n");
});

Deno.test("add, remove and update take wildcards for the groups that they can work on", async () => {
  const member = { autostart: true, group_prio: 1, process_prio: 1 };
  const groups = {
    ...answers,
    addProcessGroup: true,
    removeProcessGroup: true,
    stopProcessGroup: [],
    reloadConfig: [[["wide"], ["web"], ["db"]]],
    getAllConfigInfo: [["web", true], ["wide", false], ["cat", true]].map(([name, inuse]) => ({
      ...member,
      group: name ?? "",
      name: name ?? "",
      inuse: inuse ?? "",
    })),
  };
  const cases = [
    ["add w*", ["getAllConfigInfo()", 'addProcessGroup("wide")']],
    ["add c*", ["getAllConfigInfo()", 'addProcessGroup("c*")']],
    ["remove ?b d*", ["getAllProcessInfo()", 'removeProcessGroup("db")']],
    ["remove wide", ['removeProcessGroup("wide")']],
  ] as const;
  for (const [line, expected] of cases) {
    assertEquals((await runLine(line, { answers: groups })).calls, [...expected], line);
  }
  const { stdout } = await runLine("update w*", { answers: groups });
  assertEquals(stdout, "web: stopped\nweb: updated process group\nwide: added process group\n");
});
