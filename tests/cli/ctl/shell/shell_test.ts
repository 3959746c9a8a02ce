import { assert, assertEquals } from "@std/assert";
import { runShell } from "../../../../cli/ctl/shell/run_shell.ts";
import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { ProtocolError } from "../../../../src/client/protocol_error.ts";
import { PythonError } from "../../../../src/client/python_error.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { info } from "./literals.ts";
import { fakeShell, runLine, shown } from "./run_lines.ts";

const STATUS = "x                                RUNNING   pid 7, uptime 0:00:01\n";
const answers = { getAllProcessInfo: [info("x")], getPID: 42, getSupervisorVersion: "4.3.0" };

Deno.test("Shell.onLine() refuses what it does not know", async () => {
  for (const line of ["foo", "foo bar", "!ls", "status_", "Status"]) {
    assertEquals(await shown(line), [`*** Unknown syntax: ${line}\n`, 1]);
  }
  assertEquals(await shown("??"), ["*** No help on ?\n", 0]);
});

Deno.test("Shell.onLine() does nothing for an empty line", async () => {
  assertEquals(await shown(" "), ["", 0]);
});

Deno.test("Shell.onLine() leaves at quit, exit and EOF after an empty line", async () => {
  for (const line of ["quit", "exit", "EOF", "quit now"]) {
    const { shell, terminal } = fakeShell({});
    assertEquals([await shell.onLine(line), terminal.stdout], ["leave", "\n"]);
  }
});

Deno.test("Shell.onLine() shows unexpected errors by their Python class, and hangs up", async () => {
  const cases = [
    [RpcFault.of("SHUTDOWN_STATE"), "<class 'xmlrpc.client.Fault'>, <Fault 6: 'SHUTDOWN_STATE'>"],
    [
      new ProtocolError(500, "Internal Server Error"),
      "<class 'xmlrpc.client.ProtocolError'>, <ProtocolError for 127.0.0.1/RPC2: 500 Internal Server Error>",
    ],
    [new PythonError("ValueError", "Unknown protocol"), "<class 'ValueError'>, Unknown protocol"],
  ] as const;
  for (const [getVersion, text] of cases) {
    assertEquals(await shown("version", { getVersion }), [`error: ${text}: file: F line: N\n`, 1]);
  }
  const { shell, calls } = fakeShell({ answers });
  await shell.onLine("pid");
  await shell.onLine("pid");
  assertEquals(calls, ["getVersion()", "getPID()", "hang up", "getVersion()", "getPID()", "hang up"]);
});

Deno.test("upcheck() explains why a command cannot go on", async () => {
  const refused = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
  const missing = new ConnectionError("FileNotFoundError", "[Errno 2] No such file or directory", { errno: 2 });
  const denied = new ConnectionError("PermissionError", "[Errno 13] Permission denied", { errno: 13 });
  const namespace = "Sorry, supervisord responded but did not recognize the supervisor namespace commands that " +
    "supervisorctl uses to control it.  Please check that the [rpcinterface:supervisor] section is enabled in the " +
    "configuration file (see sample.conf).\n";
  const api = "Sorry, this version of supervisorctl expects to talk to a server with API version 3.0, but the remote " +
    "version is 2.0.\n";
  const cases = [
    [refused, "unix:///run/s.sock refused connection\n", 4, 4],
    [missing, "unix:///run/s.sock no such file\n", 7, 4],
    [denied, "error: <class 'PermissionError'>, [Errno 13] Permission denied: file: F line: N\n", 1, 1],
    [RpcFault.of("UNKNOWN_METHOD"), namespace, 3, 4],
    ["2.0", api, 5, 4],
  ] as const;
  for (const [getVersion, text, exit, statusExit] of cases) {
    assertEquals(await shown("pid", { getVersion }), [text, exit]);
    assertEquals(await shown("status", { getVersion }), [text, statusExit]);
  }
});

Deno.test("Shell.onLine() tells a script once that the server wants a password", async () => {
  const getVersion = new ProtocolError(401, "Unauthorized");
  assertEquals(await shown("status", { getVersion }), ["Server requires authentication\n", 1]);
});

Deno.test("Shell.onLine() asks a person for the password and repeats the command", async () => {
  let asked = 0;
  const getVersion = () => asked++ === 0 ? new ProtocolError(401, "Unauthorized") : "3.0";
  const advise = () => Promise.reject(new Error("no advice is needed"));
  const setting = { answers: { ...answers, getVersion }, typed: ["me", "secret"], interactive: true, advise };
  const { shell, session, terminal, logins } = fakeShell(setting);
  await shell.onLine("pid");
  assertEquals(terminal.stdout, "Server requires authentication\nUsername:\n42\n");
  assertEquals(terminal.stderr, "Password:");
  assertEquals(logins.map(({ username, password }) => [username, password]), [[undefined, undefined], [
    "me",
    "secret",
  ]]);
  assertEquals(session.exitStatus, 0);
});

Deno.test("Shell.onLine() gives up on the password at the end of input", async () => {
  const getVersion = new ProtocolError(401, "Unauthorized");
  const { stdout, status } = await runLine("pid", { answers: { getVersion }, interactive: true });
  assert(
    stdout.startsWith("Server requires authentication\nUsername:error: <class 'EOFError'>, EOF when reading a line"),
  );
  assertEquals(status, 1);
});

Deno.test("runShell() shows the status first, then a prompt for each line until quit", async () => {
  const { shell, terminal } = fakeShell({ answers, typed: ["pid", "", "foo", "quit", "pid"], interactive: true });
  await runShell(shell, () => shell.session.terminal.readLine("supervisor> "));
  const prompts = "supervisor> 42\nsupervisor> supervisor> *** Unknown syntax: foo\nsupervisor> \n";
  assertEquals(terminal.stdout, STATUS + prompts);
});

Deno.test("runShell() leaves at the end of input", async () => {
  const { shell, terminal } = fakeShell({ answers, interactive: true });
  await runShell(shell, () => shell.session.terminal.readLine("mine> "));
  assertEquals(terminal.stdout, `${STATUS}mine> \n`);
});

Deno.test("runShell() leaves at Ctrl-C with an empty line", async () => {
  const { shell, terminal } = fakeShell({ answers: { ...answers }, interactive: true });
  terminal.readLine = (prompt) => {
    terminal.write(prompt);
    terminal.interrupt();
    return new Promise(() => {});
  };
  await runShell(shell, () => shell.session.terminal.readLine("supervisor> "));
  assertEquals(terminal.stdout, `${STATUS}supervisor> \n`);
  assertEquals(terminal.waitsForInterrupt, false);
});
