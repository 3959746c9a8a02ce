import { assertEquals } from "@std/assert";
import { pythonOnly, takeoverRefusals } from "../../../src/survive/takeover/refusals.ts";
import { configOf, pythonGroup, pythonProcess, pythonState } from "./python_literals.ts";

const UPDATE = "run 'supervisorctl update' first";
const PROGRAM = "[program:p]\ncommand=cat\n";

function ofProcess(sections: string, config: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const group = pythonGroup("p", { processes: [pythonProcess("p", { config })] });
  return takeoverRefusals(pythonState(group), configOf(sections));
}

Deno.test("takeoverRefusals() has nothing against what runs as the configuration says", () => {
  assertEquals(ofProcess(PROGRAM), []);
  const redirected = { redirect_stderr: true, stderr_logfile: null, autorestart: "RestartUnconditionally" };
  assertEquals(ofProcess(`${PROGRAM}redirect_stderr=true\nautorestart=true\n`, redirected), []);
  const environment = { A: "1", B: "2" };
  assertEquals(
    ofProcess(`${PROGRAM}environment=B="2",A="1"\nautorestart=false\n`, { environment, autorestart: false }),
    [],
  );
  // A group that was added to the file alone waits for an update, as before
  assertEquals(ofProcess(`${PROGRAM}[program:q]\ncommand=cat\n`), []);
});

Deno.test("takeoverRefusals() names the options that differ, so that none changes unasked", () => {
  const differing = "group p runs with another";
  assertEquals(ofProcess(`${PROGRAM}umask=022\nexitcodes=0,2\nstdout_logfile=/tmp/p\n`), [
    `${differing} umask of p, exitcodes of p, stdout_logfile of p: ${UPDATE}`,
  ]);
  assertEquals(ofProcess(`${PROGRAM}environment=A="1"\n`), [`${differing} environment of p: ${UPDATE}`]);
  assertEquals(takeoverRefusals(pythonState(pythonGroup("p", { priority: 5 })), configOf(PROGRAM)), [
    `${differing} priority: ${UPDATE}`,
  ]);
});

Deno.test("takeoverRefusals() names groups and processes that are not in the configuration any more", () => {
  assertEquals(takeoverRefusals(pythonState(pythonGroup("q")), configOf(PROGRAM)), [
    `group q is not in the configuration any more: ${UPDATE}`,
  ]);
  const two = pythonGroup("p", { processes: [pythonProcess("p0"), pythonProcess("p1")] });
  assertEquals(takeoverRefusals(pythonState(two), configOf(PROGRAM)), [
    `group p has p0, p1, and in the configuration p: ${UPDATE}`,
  ]);
});

Deno.test("takeoverRefusals() compares pools, sockets and servers", () => {
  const config = configOf(
    "[eventlistener:l]\ncommand=cat\nevents=TICK_5,EVENT\n[fcgi-program:f]\ncommand=cat\nsocket=tcp://LOCALHOST:1\n" +
      "[inet_http_server]\nport=9001\n[unix_http_server]\nfile=/tmp/s\n",
  );
  const pool = { serial: 0, events: ["EVENT", "TICK_5"], bufferSize: 10, buffer: [] };
  const listeners = pythonGroup("l", { pool, priority: -1 });
  const socket = { url: "tcp://localhost:1", fd: null, users: [] };
  const inet = { section: "inet_http_server", fd: 3, file: null, inode: null, host: "", port: 9001, connections: [] };
  const unix = {
    section: "unix_http_server",
    fd: 4,
    file: "/tmp/s",
    inode: 1,
    host: null,
    port: null,
    connections: [],
  };
  const state = { ...pythonState(listeners, pythonGroup("f", { socket })), servers: [unix, inet] };
  assertEquals(takeoverRefusals(state, config), []);
  const other = {
    ...pythonState({ ...listeners, pool: { ...pool, events: ["EVENT"], bufferSize: 11 } }),
    servers: [unix],
  };
  assertEquals(takeoverRefusals(other, config), [
    "it serves /tmp/s, and the configuration says :9001, /tmp/s: put the former back",
    `group l runs with another buffer_size, events: ${UPDATE}`,
  ]);
  const moved = { ...state, groups: [pythonGroup("f", { socket: { ...socket, url: "tcp://localhost:2" } })] };
  assertEquals(takeoverRefusals(moved, config), [`group f runs with another socket: ${UPDATE}`]);
});

Deno.test("takeoverRefusals() takes no other version, none that stops, and none with children that belong nowhere", () => {
  const state = { ...pythonState(), writer: "supervisor 3.4.0", mood: -1, strays: [12] };
  assertEquals(takeoverRefusals(state, configOf("")), [
    "it is supervisor 3.4.0, and only 4.2 and 4.3 are known",
    "it is about to stop",
    "process 12 belongs to a group that was removed: end it first",
  ]);
});

Deno.test("pythonOnly() names what cannot be called here", () => {
  const config = configOf(
    "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n" +
      "[rpcinterface:x]\nsupervisor.rpcinterface_factory=a:b\n" +
      "[eventlistener:l]\ncommand=cat\nevents=EVENT\nresult_handler=c:d\n",
  );
  assertEquals(pythonOnly(config), [
    "[rpcinterface:x] needs a:b, which is Python: whoever calls it must do without; take the section out",
    "[eventlistener:l] needs result_handler c:d, which is Python: take the option out",
  ]);
});
