import { assertEquals } from "@std/assert";
import { parseStatusArgument } from "../../../../../cli/ctl/commands/status/status_argument.ts";
import { RpcDouble } from "../../../../../src/rpc/codec/xmlrpc_value.ts";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { info } from "../../shell/literals.ts";
import { runLine } from "../../shell/run_lines.ts";

const stopped = { state: 0, statename: "STOPPED", description: "Not started", pid: 0 };
const answers = { getAllProcessInfo: [info("cat"), info("g", { name: "a", ...stopped })] };

Deno.test("parseStatusArgument() finds --json and -o json among the names", () => {
  const cases = [
    ["", [], false],
    ["a b", ["a", "b"], false],
    ["--json", [], true],
    ["-o json a", ["a"], true],
    ["a --json b", ["a", "b"], true],
    ["json", ["json"], false],
    ["-o", ["-o"], false],
    ["-o xml", ["-o", "xml"], false],
  ] as const;
  for (const [argument, names, json] of cases) assertEquals(parseStatusArgument(argument), { names: [...names], json });
});

Deno.test("status --json prints the info structs with all their members", async () => {
  for (const line of ["status --json", "status -o json", "status --json all"]) {
    const { stdout, stderr, status } = await runLine(line, { answers });
    assertEquals([JSON.parse(stdout), stderr, status], [answers.getAllProcessInfo, "", 3]);
  }
  const { stdout, status } = await runLine("status --json cat", { answers });
  assertEquals([JSON.parse(stdout), status], [[answers.getAllProcessInfo[0]], 0]);
});

Deno.test("status --json adds what a monovisor knows of each process", async () => {
  const used = { cpu_seconds: new RpcDouble(1.5), resident_bytes: new RpcDouble(3e10), processes: 2, restarts: 1 };
  const more = { ready: true, stdout_bytes: new RpcDouble(7), stderr_bytes: new RpcDouble(0) };
  const resources = [{ group: "cat", name: "cat", ...used, ...more }];
  const { stdout } = await runLine("status --json", { answers: { ...answers, "monovisor.getResources": resources } });
  const [cat, a] = answers.getAllProcessInfo;
  const shown = { cpu_seconds: 1.5, resident_bytes: 3e10, stdout_bytes: 7, stderr_bytes: 0 };
  assertEquals(JSON.parse(stdout), [
    { ...Object(cat), ...{ processes: 2, restarts: 1, ready: true }, ...shown },
    a,
  ]);
});

Deno.test("status --json keeps stdout for JSON and says on stderr what is wrong", async () => {
  const unknown = await runLine("status nope --json", { answers });
  assertEquals([unknown.stdout, unknown.stderr, unknown.status], ["[]\n", "nope: ERROR (no such process)\n", 4]);
  const getAllProcessInfo = new ConnectionError("FileNotFoundError", "[Errno 2] No such file or directory", {
    errno: 2,
  });
  const gone = await runLine("status --json", { answers: { getAllProcessInfo } });
  assertEquals([gone.stdout, gone.status], ["", 4]);
  assertEquals(gone.stderr.startsWith("error: <class 'FileNotFoundError'>, [Errno 2] No such file"), true);
});

Deno.test("status colours the state alone, and only where the terminal wants colours", async () => {
  const traits = { editing: false, colour: true, advice: false };
  const { stdout } = await runLine("status", { answers, traits });
  const running = "cat                              \x1b[32mRUNNING\x1b[0m   pid 7, uptime 0:00:01\n";
  assertEquals(stdout, `${running}g:a                              \x1b[90mSTOPPED\x1b[0m   Not started\n`);
});
