import { assertEquals } from "@std/assert";
import { advise } from "../../../../cli/ctl/advice/advise.ts";
import { endOfLog, lastExit } from "../../../../src/explain/log_text.ts";
import { loginAdvice } from "../../../../cli/ctl/advice/login_advice.ts";
import type { Trouble } from "../../../../cli/ctl/shell/trouble.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { Answers } from "../../../client/fake_server.ts";
import { info } from "../shell/literals.ts";
import { fakeShell, runLine } from "../shell/run_lines.ts";

const origin = { configFile: "/c", searched: [], serverUrl: "unix:///run/s.sock", namedBy: "configuration" } as const;
const QUICK = "Exited too quickly (process log may have details)";
const readLog = [
  "2024-01-01 10:00:00,000 INFO exited: web (exit status 1; not expected)",
  "2024-01-01 10:00:01,000 WARN exited: web (terminated by SIGSEGV (core dumped); not expected)",
  "2024-01-01 10:00:02,000 INFO gave up: web entered FATAL state, too many start retries too quickly",
].join("\n");

/** What is said of processes by name, with or without their logs. */
async function said(names: readonly string[], { detail = true, answers = {} as Answers } = {}): Promise<string> {
  const { session, terminal } = fakeShell({ answers: { readLog, getProcessInfo: failure(QUICK), ...answers } });
  const troubles = names.map((namespec): Trouble => ({ kind: "process", namespec, detail }));
  await advise(session, { troubles, origin });
  assertEquals(terminal.stdout, "");
  return terminal.stderr;
}

function failure(spawnerr: string, exitstatus = 0) {
  return { spawnerr, exitstatus };
}

Deno.test("advise() tells how a process ended and shows the end of its stderr", async () => {
  const readProcessStderrLog = "1\n2\n3\n4\n5\n\n\x1b[31mno such table\x1b[0m\n";
  assertEquals(
    await said(["grp:web"], { answers: { readProcessStderrLog } }),
    "grp:web: terminated by SIGSEGV (core dumped); not expected. The last lines of its stderr (tail grp:web stderr):\n" +
      "    2\n    3\n    4\n    5\n    no such table\n",
  );
});

Deno.test("advise() shows stdout when stderr says nothing, and says when both do", async () => {
  const readProcessStderrLog = RpcFault.of("NO_FILE");
  assertEquals(
    await said(["web"], { answers: { readProcessStderrLog, readProcessStdoutLog: "oops\n" } }),
    "web: terminated by SIGSEGV (core dumped); not expected. The last lines of its stdout (tail web stdout):\n    oops\n",
  );
  assertEquals(
    await said(["web"], { answers: { readProcessStderrLog, readProcessStdoutLog: "" } }),
    "web: terminated by SIGSEGV (core dumped); not expected. There is nothing in its logs.\n",
  );
});

Deno.test("advise() has other sources when the main log does not tell", async () => {
  const cases = [
    [failure("can't find command '/no'"), "x: can't find command '/no'. There is nothing in its logs.\n"],
    [failure(QUICK, 3), "x: exit status 3. There is nothing in its logs.\n"],
  ] as const;
  for (const [getProcessInfo, text] of cases) {
    assertEquals(await said(["x"], { detail: false, answers: { getProcessInfo } }), text);
  }
  const answers = { readLog: RpcFault.of("NO_FILE"), getProcessInfo: failure(QUICK, 1) };
  assertEquals(await said(["web"], { detail: false, answers }), "web: exit status 1. There is nothing in its logs.\n");
});

Deno.test("advise() names the log that has something to show", async () => {
  const getProcessInfo = failure(QUICK, 3);
  const answers = {
    readLog: RpcFault.of("NO_FILE"),
    getProcessInfo,
    readProcessStderrLog: "",
    readProcessStdoutLog: "oops",
  };
  assertEquals(await said(["x"], { detail: false, answers }), "x: exit status 3. To see more: tail x stdout\n");
  const stderr = { ...answers, readProcessStderrLog: "oops" };
  assertEquals(await said(["x"], { detail: false, answers: stderr }), "x: exit status 3. To see more: tail x stderr\n");
});

/** What is said on stderr of a line that is typed by a person. */
async function meant(line: string, answers: Answers): Promise<string> {
  const { stderr } = await runLine(line, {
    answers,
    advise: (session, troubles) => advise(session, { troubles, origin }),
  });
  return stderr;
}

Deno.test("advise() tells which process, group or action was meant", async () => {
  const unknown = RpcFault.of("BAD_NAME");
  const answers = {
    getAllProcessInfo: [info("cat"), info("web", { name: "web_0" }), info("web", { name: "web_1" })],
    getAllConfigInfo: [],
    reloadConfig: [[["worker"], [], []]],
    ...Object.fromEntries(
      ["startProcess", "stopProcess", "startProcessGroup", "stopProcessGroup", "addProcessGroup", "removeProcessGroup"]
        .concat(["signalProcess", "clearProcessLogs", "getProcessInfo", "readProcessStdoutLog"])
        .map((method) => [method, unknown]),
    ),
  };
  const cases = [
    ["status ct", "ct: did you mean cat?\n"],
    ["status --json act", "act: ERROR (no such process)\nact: did you mean cat?\n"],
    ["start web", "web: did you mean web:*?\n"],
    ["start web_1", "web_1: did you mean web:web_1?\n"],
    ["restart web:web_2", "web:web_2: did you mean web:web_0?\n"],
    ["signal HUP wbe:web_0", "wbe:web_0: did you mean web:web_0?\n"],
    ["stop wbe:*", "wbe: did you mean web?\n"],
    ["pid cta", "cta: did you mean cat?\n"],
    ["clear cats", "cats: did you mean cat?\n"],
    ["tail caat", "caat: did you mean cat?\n"],
    ["fg cat1", "cat1: did you mean cat?\n"],
    ["add wbe", "wbe: did you mean web?\n"],
    ["remove nothing", ""],
    ["update wbe", "wbe: did you mean web?\n"],
    ["restart --rolling ca", "ca: did you mean cat?\n"],
    ["statsu cat", "statsu: did you mean status?\n"],
    ["foo", ""],
    ["!ls", ""],
  ] as const;
  for (const [line, text] of cases) assertEquals(await meant(line, answers), text, line);
  assertEquals((await runLine("status ct", { answers })).stderr, "");
});

Deno.test("advise() stops after three processes, and says nothing of a server that is gone", async () => {
  const text = await said(["a", "b", "c", "d", "e"], { detail: false });
  assertEquals(text.split("\n").slice(2), ["c: exit status 0. There is nothing in its logs.", "... and 2 more", ""]);
  assertEquals(await said(["a"], { answers: { getProcessInfo: RpcFault.of("SHUTDOWN_STATE") } }), "");
});

Deno.test("commands note what advice may help with", async () => {
  const seen: string[] = [];
  const note = async (line: string, answers: Answers) => {
    seen.length = 0;
    const advise = (_: unknown, troubles: readonly Trouble[]) => {
      for (const { kind, ...rest } of troubles) seen.push(`${kind} ${JSON.stringify(rest)}`);
      return Promise.resolve();
    };
    await runLine(line, { answers, advise });
    return [...seen];
  };
  const fatal = { state: 200, statename: "FATAL", description: QUICK, pid: 0 };
  const getAllProcessInfo = [info("ok"), info("g", { name: "bad", ...fatal })];
  const retrying = info("g", { name: "bad", state: 30, statename: "BACKOFF", description: QUICK, pid: 0 });
  const process = (namespec: string, detail: boolean) => [`process ${JSON.stringify({ namespec, detail })}`];
  assertEquals(await note("status", { getAllProcessInfo }), process("g:bad", false));
  assertEquals(await note("status g:bad", { getAllProcessInfo }), process("g:bad", true));
  assertEquals(await note("status", { getAllProcessInfo: [retrying] }), process("g:bad", false));
  assertEquals(await note("status ok", { getAllProcessInfo }), []);
  assertEquals(await note("start g:bad", { startProcess: RpcFault.of("SPAWN_ERROR", "x") }), process("g:bad", true));
  assertEquals(await note("start bad", { startProcess: RpcFault.of("BAD_NAME", "x") }), [
    'name {"name":"bad","of":"process"}',
  ]);
});

Deno.test("loginAdvice() tells a missing login from a wrong one", () => {
  const login = { url: "http://h:1", username: undefined, password: undefined, origin };
  assertEquals(loginAdvice(login), [
    "Give a user and password by -u and -p, or by username= and password= in [supervisorctl] of /c.",
  ]);
  assertEquals(loginAdvice({ ...login, username: "me", password: "x", origin: { ...origin, configFile: null } }), [
    "http://h:1 does not accept user me with this password: see -u and -p, or [supervisorctl] of a configuration file.",
  ]);
});

Deno.test("lastExit() and endOfLog() find what tells in a log", () => {
  assertEquals(lastExit(readLog, "web"), "terminated by SIGSEGV (core dumped); not expected");
  assertEquals(lastExit(readLog, "we"), null);
  assertEquals(endOfLog("\n \n"), []);
  assertEquals(endOfLog("a\x07\r\n\x1b[2Jb"), ["a", "b"]);
});
