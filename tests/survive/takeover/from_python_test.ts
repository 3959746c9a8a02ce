import { assertEquals, assertThrows } from "@std/assert";
import { fromPython } from "../../../src/survive/takeover/from_python.ts";
import type { PythonProcess } from "../../../src/survive/takeover/python_state.ts";
import { TakeoverError } from "../../../src/survive/takeover/takeover_error.ts";
import { configOf, pythonGroup, pythonProcess, pythonState } from "./python_literals.ts";

const PROGRAM = "[program:p]\ncommand=cat\nstartsecs=3\nstderr_logfile_maxbytes=0\n";
const LOG = { fd: null, start: 0, refused: null, waiting: "" };

function processOf(changes: Partial<PythonProcess>, sections = PROGRAM) {
  const config = configOf(sections);
  const [{ name = "", kind = "program" } = {}] = config.groups;
  const group = pythonGroup(name, { processes: [pythonProcess(name, changes)] });
  const pool = kind === "eventlistener" ? { serial: 3, events: ["TICK_5"], bufferSize: 10, buffer: [] } : null;
  const snapshot = fromPython(pythonState({ ...group, pool }), config);
  return snapshot.groups.active[0]?.state.processes[name];
}

Deno.test("fromPython() gives each state its instants on the clock that nobody sets", () => {
  const record = (changes: Partial<PythonProcess>) => processOf(changes)?.record;
  const never = { pid: 0, startedAt: 0, stoppedAt: 0, backoff: 0, deadline: null, restartAt: null };
  const restarts = { restarts: [], restartCount: 0 };
  const nothing = {
    ...restarts,
    isReady: false,
    readyBy: null,
    wait: null,
    isToStop: false,
    lastStatus: null,
    exitStatus: null,
    spawnError: null,
    ends: [],
    problem: null,
  };
  assertEquals(record({}), { state: "STOPPED", ...never, ...nothing });
  assertEquals(record({ state: 10, pid: 9, laststart: 999, delay: 5 }), {
    ...{ state: "STARTING", ...never, ...nothing, pid: 9, startedAt: 999, deadline: 52 },
  });
  assertEquals(record({ state: 20, pid: 9, laststart: 900, laststop: 890, delay: 0 }), {
    ...{ state: "RUNNING", ...never, ...nothing, pid: 9, startedAt: 900, stoppedAt: 890 },
  });
  assertEquals(record({ state: 30, laststart: 998, delay: 1002.5, backoff: 2, spawnerr: "no" }), {
    ...{ state: "BACKOFF", ...never, ...nothing, startedAt: 998, backoff: 2, deadline: 52.5, spawnError: "no" },
  });
  assertEquals(record({ state: 40, pid: 9, laststart: 900, delay: 1010 }), {
    ...{ state: "STOPPING", ...never, ...nothing, pid: 9, startedAt: 900, deadline: 60 },
  });
  assertEquals(record({ state: 100, laststart: 900, laststop: 950, exitstatus: -1, spawnerr: "Bad exit code -1" }), {
    ...{ state: "EXITED", ...never, ...nothing, startedAt: 900, stoppedAt: 950, exitStatus: -1, lastStatus: 1 },
    spawnError: "Bad exit code -1",
  });
  assertThrows(() => record({ state: 11 }), TakeoverError, "there is no state 11");
});

Deno.test("fromPython() goes on with the pipes, and opens logs anew by the names that they have got", () => {
  const process = processOf({
    ...{ state: 20, pid: 9 },
    channels: {
      stdin: { fd: 5, pending: "aGVs" },
      stdout: { fd: 6, held: "PCEt", capturing: true, captured: "YWJj" },
      stderr: { fd: 7, held: "", capturing: false, captured: "" },
    },
  });
  const output = { ansi: "text", capturing: false, held: "", captured: "", line: "", begun: "", isRest: false };
  assertEquals(process?.pipes, {
    stdin: { fd: 5, pending: ["aGVs"] },
    channels: {
      stdout: {
        pipe: { fd: 6, isWide: false },
        output: { ...output, capturing: true, held: "PCEt", captured: "YWJj", file: { ...LOG, rotates: true } },
      },
      stderr: { pipe: { fd: 7, isWide: false }, output: { ...output, file: { ...LOG, rotates: false } } },
    },
  });
  assertEquals(process?.logfiles, {
    stdout: "/tmp/p-stdout---supervisor-x.log",
    stderr: "/tmp/p-stderr---supervisor-x.log",
  });
});

Deno.test("fromPython() has no pipes of what does not run, and none for what is not written or not read", () => {
  const stdin = { fd: null, pending: "" };
  assertEquals(processOf({ channels: { stdin } })?.pipes, null);
  assertEquals(processOf({ state: 20, pid: 9, channels: { stdin } })?.pipes, {
    stdin: { fd: null, pending: [] },
    channels: {},
  });
  const fcgi = "[fcgi-program:f]\ncommand=cat\nsocket=unix:///tmp/f\n";
  assertEquals(processOf({ state: 20, pid: 9, channels: { stdin } }, fcgi)?.pipes?.stdin, null);
  const logs = { stdout_logfile: null, stderr_logfile: "" };
  const silent = processOf({ state: 20, pid: 9, config: logs, channels: { stdout: { fd: 4 }, stderr: { fd: 5 } } });
  assertEquals(silent?.logfiles, { stdout: null, stderr: "" });
  assertEquals(silent?.pipes?.channels.stdout?.output.file, null);
});

Deno.test("fromPython() goes on with what a listener has said, and with what it was sent", () => {
  const listener = (changes: Partial<PythonProcess>) =>
    processOf({ state: 20, pid: 9, ...changes }, "[eventlistener:l]\ncommand=cat\nevents=TICK_5\n")?.listener;
  const silent = { protocol: "ACKNOWLEDGED", pending: "", event: null, resultLength: null };
  const event = { name: "TICK_5", serial: 8, poolSerial: 2, when: 990 };
  assertEquals(listener({ listener_state: 30, channels: { stdout: { fd: 4, heard: "UkVB", resultlen: null } } }), {
    ...{ ...silent, pending: "UkVB" },
  });
  assertEquals(listener({ listener_state: 20, event, channels: { stdout: { fd: 4, heard: "Tw==", resultlen: 2 } } }), {
    ...{ protocol: "BUSY", pending: "Tw==", resultLength: 2 },
    event: { event: { kind: "tick", period: 5, when: 990 }, serial: 8, poolSerial: 2 },
  });
  assertEquals(listener({ listener_state: 10 })?.protocol, "READY");
  assertEquals(listener({ listener_state: 40 })?.protocol, "UNKNOWN");
  assertEquals(listener({ pid: 0, state: 100, listener_state: 10 }), silent);
  assertEquals(listener({ listener_state: null }), silent);
  assertThrows(() => listener({ listener_state: 20 }), TakeoverError, "BUSY without an event");
});

Deno.test("fromPython() counts on where pools and sockets stood, whatever order the groups have", () => {
  const config = configOf(
    "[eventlistener:l]\ncommand=cat\nevents=TICK_5\n[fcgi-program:f]\ncommand=cat\nsocket=unix:///tmp/f\n",
  );
  const event = { name: "PROCESS_GROUP_ADDED", serial: 3, poolSerial: 1, group: "f" };
  const pool = { serial: 1, events: ["TICK_5"], bufferSize: 10, buffer: [event] };
  const socket = { url: "unix:///tmp/f", fd: 11, users: ["f"] };
  const snapshot = fromPython(pythonState(pythonGroup("f", { socket }), pythonGroup("l", { pool })), config);
  assertEquals(snapshot.ticks, { "5": 995 });
  assertEquals(snapshot.loaded, config);
  assertEquals(snapshot.groups.active.map((group) => group.config.name), ["f", "l"]);
  assertEquals(snapshot.groups.active.map(({ state }) => [state.pool, state.sockets]), [
    [null, { "unix:///tmp/f": { fd: 11, users: ["f"] } }],
    [{
      ...{ nextSerial: 2, dropped: 0 },
      buffer: [{ event: { kind: "process_group", change: "ADDED", group: "f" }, serial: 3, poolSerial: 1 }],
    }, {}],
  ]);
});

Deno.test("fromPython() knows no group and no process that the configuration does not have", () => {
  const config = configOf(PROGRAM);
  assertThrows(() => fromPython(pythonState(pythonGroup("q")), config), TakeoverError, "has no group q");
  const other = pythonGroup("p", { processes: [pythonProcess("q")] });
  assertThrows(() => fromPython(pythonState(other), config), TakeoverError, "group p has no process q");
});
