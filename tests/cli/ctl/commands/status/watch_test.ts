import { assertEquals } from "@std/assert";
import { parseWatch } from "../../../../../cli/ctl/commands/status/watch_argument.ts";
import { fitted, watchTable } from "../../../../../cli/ctl/commands/status/watch_table.ts";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import type { RpcInput } from "../../../../../src/rpc/codec/xmlrpc_value.ts";
import { info } from "../../shell/literals.ts";
import { fakeShell, runLine } from "../../shell/run_lines.ts";

const CAT = { group: "cat", name: "cat", state: 20, statename: "RUNNING", description: "pid 7, uptime 0:01", pid: 7 };
const OFF = { group: "g", name: "off", state: 0, statename: "STOPPED", description: "Not started", pid: 0 };
const USED = {
  residentBytes: 12.34 * 1024 ** 2,
  processes: 3,
  restarts: 2,
  ready: true,
  stdoutBytes: 0,
  stderrBytes: 0,
};
const IDLE = { ...USED, cpuSeconds: 0, residentBytes: 0, processes: 0, restarts: 11 };

function look(at: number, { cpuSeconds, pid = 7 }: { readonly cpuSeconds: number; readonly pid?: number }) {
  const resources = new Map([["cat", { ...USED, cpuSeconds }], ["g:off", IDLE]]);
  return { at, processes: [{ ...CAT, pid }, OFF], resources, unknown: [] };
}

/** Without the time of day. */
function table(...args: Parameters<typeof watchTable>): readonly string[] {
  return watchTable(...args).map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ""));
}

Deno.test("parseWatch() finds the seconds beside the option, and what does not go with it", () => {
  const cases = [
    ["", null],
    ["a --json", null],
    ["--watch", { names: [], seconds: 2 }],
    ["a --watch b", { names: ["a", "b"], seconds: 2 }],
    ["--watch 0.5 a", { names: ["a"], seconds: 0.5 }],
    ["--watch=10 5", { names: ["5"], seconds: 10 }],
    ["--watch=x", "Error: --watch takes seconds, from 0.1 to 86400"],
    ["--watch 0", "Error: --watch takes seconds, from 0.1 to 86400"],
    ["--watch 1.2.3", "Error: --watch takes seconds, from 0.1 to 86400"],
    ["--watch --json", "Error: --watch does not go with --json"],
  ] as const;
  for (const [argument, expected] of cases) {
    const parsed = parseWatch(argument);
    assertEquals(
      parsed,
      typeof expected === "object" && expected !== null ? { ...expected, names: [...expected.names] } : expected,
    );
  }
});

Deno.test("watchTable() shows the part of a processor since the look before", () => {
  assertEquals(table(look(100, { cpuSeconds: 5 }), null), [
    "2 processes: 1 RUNNING, 1 STOPPED",
    "NAME   STATE    CPU%  MEMORY  PROCS  RESTARTS  DESCRIPTION",
    "cat    RUNNING     -   12.3M      3         2  pid 7, uptime 0:01",
    "g:off  STOPPED     -       -      -        11  Not started",
  ]);
  const row = (...args: Parameters<typeof watchTable>) => table(...args)[2];
  assertEquals(
    row(look(104, { cpuSeconds: 11 }), look(100, { cpuSeconds: 5 })),
    "cat    RUNNING  150.0   12.3M      3         2  pid 7, uptime 0:01",
  );
  // Another process since then
  assertEquals(
    row(look(104, { cpuSeconds: 1, pid: 8 }), look(100, { cpuSeconds: 5 })),
    "cat    RUNNING  25.0   12.3M      3         2  pid 7, uptime 0:01",
  );
});

Deno.test("watchTable() shows what Supervisor knows, and names that nothing has", () => {
  assertEquals(table({ at: 1, processes: [CAT], resources: null, unknown: ["x: ERROR (no such process)"] }, null), [
    "1 processes: 1 RUNNING",
    "NAME  STATE    DESCRIPTION",
    "cat   RUNNING  pid 7, uptime 0:01",
    "x: ERROR (no such process)",
  ]);
});

Deno.test("fitted() leaves nothing out without a word", () => {
  assertEquals(fitted(["one", "two", "three"], { columns: 80, rows: 3 }), ["one", "two", "three"]);
  assertEquals(fitted(["one", "two", "three"], { columns: 8, rows: 2 }), ["one", "... and "]);
  assertEquals(fitted(["日本語"], { columns: 5, rows: 2 }), ["日本"]);
});

Deno.test("status --watch shows block after block until Ctrl-C, waits for a server that is away, and exits with 0", async () => {
  const gone = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
  const looks: (RpcInput | Error)[] = [[info("cat")], RpcFault.of("SHUTDOWN_STATE"), gone, [info("cat")]];
  const answers = {
    getAllProcessInfo: () => {
      const look = looks.shift() ?? [];
      if (looks.length === 0) queueMicrotask(() => terminal.interrupt());
      return look;
    },
  };
  const { shell, session, terminal } = fakeShell({ answers });
  await shell.onLine("status --watch 0.1");
  const block = "1 processes: 1 RUNNING\nNAME  STATE    DESCRIPTION\ncat   RUNNING  pid 7, uptime 0:00:01\n";
  assertEquals(
    [terminal.stdout.replaceAll(/\d\d:\d\d:\d\d {2}/g, ""), session.exitStatus, terminal.waitsForInterrupt],
    [
      `${block}\nsupervisord is shutting down\n\n` +
      `unix:///run/s.sock does not answer: [Errno 111] Connection refused\n\n${block}`,
      0,
      false,
    ],
  );
});

Deno.test("status --watch that finds no server at all ends as status does", async () => {
  const getVersion = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
  const { stdout, status } = await runLine("status --watch", { answers: { getVersion } });
  assertEquals([stdout, status], ["unix:///run/s.sock refused connection\n", 4]);
});
