import { assertEquals } from "@std/assert";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { fakeShell, runLine, shown } from "../../shell/run_lines.ts";

const HELP = "tail [-f] <name> [stdout|stderr] (default stdout)\nEx:\n" +
  "tail -f <name>\t\tContinuous tail of named process stdout\n\t\t\tCtrl-C to exit.\n" +
  "tail -100 <name>\tlast 100 *bytes* of process stdout\ntail <name> stderr\tlast 1600 *bytes* of process stderr\n";

Deno.test("tail reads the end of a log by a count from its end", async () => {
  const answers = { readProcessStdoutLog: "out", readProcessStderrLog: "err" };
  const calls = [
    ["tail x", 'readProcessStdoutLog("x", -1600, 0)'],
    ["tail x stdout", 'readProcessStdoutLog("x", -1600, 0)'],
    ["tail x STDERR", 'readProcessStderrLog("x", -1600, 0)'],
    ["tail -100 x", 'readProcessStdoutLog("x", -100, 0)'],
    ["tail -0 g:x stderr", 'readProcessStderrLog("g:x", 0, 0)'],
    ["tail --5 x", 'readProcessStdoutLog("x", 5, 0)'],
  ] as const;
  for (const [line, call] of calls) assertEquals((await runLine(line, { answers })).calls, [call]);
  assertEquals(await shown("tail x", answers), ["out\n", 0]);
});

Deno.test("tail refuses arguments that it does not understand", async () => {
  const cases = [
    ["tail", `Error: too few arguments\n${HELP}`],
    ["tail a b c d", `Error: too many arguments\n${HELP}`],
    ["tail x Foo", "Error: bad channel 'foo'\n"],
    ["tail -x x", "Error: bad argument -x\n"],
    ["tail - x", "Error: bad argument -\n"],
    ["tail -f", "Error: tail requires process name\n"],
  ] as const;
  for (const [line, text] of cases) assertEquals(await shown(line), [text, 1]);
});

Deno.test("tail says why there is no log to show", async () => {
  const cases = [["NO_FILE", "no log file"], ["FAILED", "unknown error reading log"], [
    "BAD_NAME",
    "no such process name",
  ]] as const;
  for (const [fault, why] of cases) {
    assertEquals(await shown("tail x", { readProcessStdoutLog: RpcFault.of(fault) }), [`x: ERROR (${why})\n`, 1]);
  }
});

Deno.test("tail -f copies the stream until Ctrl-C", async () => {
  const tails = { "/logtail/x/stderr": { parts: ["one\n", "two"], end: "open" } } as const;
  const { shell, session, terminal } = fakeShell({ tails });
  const running = shell.onLine("tail -f x stderr");
  while (!terminal.stdout.endsWith("two")) await Promise.resolve();
  terminal.interrupt();
  await running;
  assertEquals(terminal.stdout, "==> Press Ctrl-C to exit <==\none\ntwo\n");
  assertEquals([terminal.waitsForInterrupt, session.exitStatus], [false, 0]);
});

Deno.test("tail -f tells trouble on stderr and exits with 0", async () => {
  const end = { kind: "error", text: "Cannot read, status code 404" } as const;
  const run = await runLine("tail -f nope", { tails: { "/logtail/nope/stdout": { parts: [], end } } });
  assertEquals(run.stderr, "unix:///run/s.sock/logtail/nope/stdout Cannot read, status code 404\n");
  assertEquals([run.stdout, run.status], ["==> Press Ctrl-C to exit <==\n", 0]);
});

Deno.test("tail -f ends when nobody reads its output any more", async () => {
  const tails = { "/mainlogtail": { parts: ["one\n"], end: "open" } } as const;
  const { shell, terminal } = fakeShell({ tails });
  terminal.open = false;
  await shell.onLine("maintail -f");
  assertEquals([terminal.stdout, terminal.stderr], ["", ""]);
});

Deno.test("maintail reads the main log", async () => {
  const answers = { readLog: "log" };
  assertEquals((await runLine("maintail", { answers })).calls, ["readLog(-1600, 0)"]);
  assertEquals((await runLine("maintail -20", { answers })).calls, ["readLog(-20, 0)"]);
  assertEquals(await shown("maintail", answers), ["log\n", 0]);
});

Deno.test("maintail refuses other arguments and says why there is no log", async () => {
  const help = "maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)\n" +
    "maintail -100\tlast 100 *bytes* of supervisord main log file\n" +
    "maintail\tlast 1600 *bytes* of supervisor main log file\n\n";
  assertEquals(await shown("maintail x"), ["Error: bad argument x\n", 1]);
  assertEquals(await shown("maintail -x"), ["Error: bad argument -x\n", 1]);
  assertEquals(await shown("maintail a b"), [`Error: too many arguments\n${help}`, 1]);
  const readLog = RpcFault.of("NO_FILE");
  assertEquals(await shown("maintail", { readLog }), ["supervisord: ERROR (no log file)\n", 1]);
  const odd = RpcFault.of("BAD_NAME", "x");
  const text = "error: <class 'xmlrpc.client.Fault'>, <Fault 10: 'BAD_NAME: x'>: file: F line: N\n";
  assertEquals(await shown("maintail", { readLog: odd }), [text, 1]);
});
