import { assertEquals } from "@std/assert";
import { ConnectionError } from "../../../../../src/client/connection_error.ts";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { MONOVISOR } from "../../../../../src/text/version.ts";
import { info } from "../../shell/literals.ts";
import { fakeShell, runLine, shown } from "../../shell/run_lines.ts";

const refused = new ConnectionError("ConnectionRefusedError", "[Errno 111] Connection refused", { errno: 111 });
const missing = new ConnectionError("FileNotFoundError", "[Errno 2] No such file or directory", { errno: 2 });

Deno.test("shutdown tells what became of it", async () => {
  const cases = [
    [true, "Shut down\n", 0],
    [RpcFault.of("SHUTDOWN_STATE"), "ERROR: already shutting down\n", 0],
    [refused, "ERROR: unix:///run/s.sock refused connection (already shut down?)\n", 1],
    [missing, "ERROR: unix:///run/s.sock no such file (already shut down?)\n", 1],
  ] as const;
  for (const [answer, ...expected] of cases) {
    assertEquals(await shown("shutdown", { shutdown: answer }), expected);
  }
});

Deno.test("reload tells what became of it", async () => {
  const text = "error: <class 'ConnectionRefusedError'>, [Errno 111] Connection refused: file: F line: N\n";
  const cases = [
    [true, "Restarted supervisord\n", 0],
    [RpcFault.of("SHUTDOWN_STATE"), "ERROR: already shutting down\n", 1],
    [refused, text, 1],
  ] as const;
  for (const [restart, ...expected] of cases) assertEquals(await shown("reload", { restart }), expected);
});

Deno.test("shutdown and reload ask first when interactive", async () => {
  const answers = { shutdown: true, restart: true };
  const cases = [
    ["shutdown", "y", "Really shut the remote supervisord process down y/N? Shut down\n", 1],
    ["shutdown", "n", "Really shut the remote supervisord process down y/N? ", 0],
    ["reload", "Yes", "Really restart the remote supervisord process y/N? Restarted supervisord\n", 1],
    ["reload", "", "Really restart the remote supervisord process y/N? ", 0],
  ] as const;
  for (const [line, answer, text, count] of cases) {
    const { stdout, calls } = await runLine(line, { answers, typed: [answer], interactive: true });
    assertEquals([stdout, calls.length], [text, count]);
  }
});

Deno.test("shutdown without an answer is not done", async () => {
  const { stdout, calls, status } = await runLine("shutdown", { interactive: true });
  const text = "Really shut the remote supervisord process down y/N? " +
    "error: <class 'EOFError'>, EOF when reading a line: file: ";
  assertEquals([stdout.slice(0, text.length), calls, status], [text, [], 1]);
});

Deno.test("version --all tells of both sides, and what has become of the server's file", async () => {
  const own = `supervisorctl  ${MONOVISOR}, compatible with Supervisor 4.3.0\n`;
  const program = { version: "monovisor 7.8.9", supervisor: "4.3.0", pid: 7, executable: "/usr/bin/supervisord" };
  const theirs = "supervisord    monovisor 7.8.9, compatible with Supervisor 4.3.0, pid 7\n" +
    "executable     /usr/bin/supervisord";
  const cases = [["same", ""], ["replaced", " (another one than the one that runs: supervisorctl upgrade)"]] as const;
  for (const [is, what] of cases) {
    const answers = { "monovisor.getProgram": { ...program, is } };
    assertEquals(await shown("version --all", answers), [`${own}${theirs}${what}\n`, 0]);
  }
  const plain = { getSupervisorVersion: "4.2.5", getPID: 7 };
  assertEquals(await shown("version --all", plain), [`${own}supervisord    Supervisor 4.2.5, pid 7\n`, 0]);
});

Deno.test("commands without arguments refuse them", async () => {
  const helps = {
    version: "version\t\t\tShow the version of the remote supervisord process",
    shutdown: "shutdown \tShut the remote supervisord down.",
    reload: "reload \t\tRestart the remote supervisord.",
    reread: "reread \t\t\tReload the daemon's configuration files without add/remove",
    avail: "avail\t\t\tDisplay all configured processes",
  };
  for (const [name, help] of Object.entries(helps)) {
    assertEquals(await shown(`${name} x`), [`Error: ${name} accepts no arguments\n${help}\n`, 1]);
  }
});

Deno.test("version shows the server's", async () => {
  assertEquals(await shown("version", { getSupervisorVersion: "4.3.0" }), ["4.3.0\n", 0]);
});

Deno.test("open switches the server, shows its status and leaves the exit status alone", async () => {
  const { shell, session, terminal, logins } = fakeShell({
    answers: { getAllProcessInfo: [info("x", { state: 0, statename: "STOPPED", description: "Not started" })] },
  });
  await shell.onLine("open http://h:9001");
  await shell.onLine("status x");
  assertEquals(logins.map(({ url }) => url), ["http://h:9001", "http://h:9001"]);
  assertEquals(terminal.stdout.split("\n").length, 3);
  assertEquals(session.exitStatus, 3);
});

Deno.test("open leaves the exit status alone and refuses other schemes", async () => {
  assertEquals(await shown("open unix:///x", { getVersion: refused }), ["unix:///x refused connection\n", 0]);
  for (const line of ["open", "open foo", "open https://h"]) {
    assertEquals(await shown(line), ["ERROR: url must be http:// or unix://\n", 1]);
  }
});
