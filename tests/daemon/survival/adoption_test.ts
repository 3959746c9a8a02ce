import { assert, assertEquals, assertMatch } from "@std/assert";
import { XmlRpcClient } from "../../../mod.ts";
import { freePort } from "../../support/installation.ts";
import { isAlive } from "../../support/is_alive.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;
const ADOPT = "adopt=true\nloglevel=debug\n";
/** Whether this kernel tells how a process has ended that somebody else has reaped. */
const [major = 0, minor = 0] = Deno.osRelease().split(".").map(Number);
const TELLS = major > 6 || (major === 6 && minor >= 15);

/** Whatever waits for a line in this FIFO, ends: there are no writers but this one. */
const fifo = (name: string) => `%(here)s/${name}.fifo`;

function makeFifos(...names: readonly string[]): (folder: string) => Promise<void> {
  return async (folder) => {
    await new Deno.Command("mkfifo", { args: names.map((name) => `${folder}/${name}.fifo`) }).output();
  };
}

async function infoOf(daemon: RunningDaemon, name: string) {
  const found = (await processInfos(daemon)).find((info) => info.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

/** When each line of the log that matches was written, in seconds. */
async function instants(daemon: RunningDaemon, pattern: RegExp): Promise<readonly number[]> {
  const lines = (await daemon.log()).split("\n").filter((line) => pattern.test(line));
  return lines.map((line) => Date.parse(line.slice(0, 23).replace(",", ".").replace(" ", "T")) / 1000);
}

async function crashAndStart(daemon: RunningDaemon): Promise<void> {
  await daemon.crash();
  await daemon.start();
}

Deno.test("a daemon that died goes on with its programs in the states in which they were", async () => {
  await using daemon = await runDaemon(
    `
[program:running]
command=sleep 1000
startsecs=0
[program:starting]
command=sleep 1000
startsecs=5
autostart=false
[program:stopping]
command=sh -c 'trap "" TERM; while true; do sleep 1; done'
startsecs=0
stopwaitsecs=5
stopasgroup=true
[program:retrying]
command=sh -c 'exit 3'
startretries=2
[program:exited]
command=sh -c 'exit 5'
startsecs=0
autorestart=false
[program:idle]
command=sleep 1000
autostart=false
`,
    { settings: ADOPT },
  );
  await daemon.waitForLog(/retrying \(exit status 3; not expected\)/);
  await daemon.waitForState("exited", "EXITED");
  await daemon.call("startProcess", "starting", false);
  await daemon.call("stopProcess", "stopping", false);
  await daemon.waitForState("retrying", "BACKOFF");
  const before = (await processInfos(daemon)).filter(({ name }) => name !== "retrying");
  assertEquals(
    before.map(({ statename }) => statename).toSorted(),
    ["EXITED", "RUNNING", "STARTING", "STOPPED", "STOPPING"],
  );
  const { pid } = daemon;
  await crashAndStart(daemon);
  assertEquals((await processInfos(daemon)).filter(({ name }) => name !== "retrying"), before);
  await daemon.waitForLog(new RegExp(`WARN adopted 3 processes of the supervisord with pid ${pid}, which died`));

  await daemon.waitForState("starting", "RUNNING");
  const [spawned = 0] = await instants(daemon, /spawned: 'starting'/);
  const [counted = 0] = await instants(daemon, /success: starting entered RUNNING/);
  assert(counted - spawned >= 4.9 && counted - spawned < 6.5, `STARTING took ${counted - spawned} s`);

  await daemon.waitForState("stopping", "STOPPED");
  const [told = 0] = await instants(daemon, /killing stopping \(pid \d+\) process group with signal SIGTERM/);
  const [killed = 0] = await instants(daemon, /killing 'stopping' \(\d+\) with SIGKILL/);
  assert(killed - told >= 4.9 && killed - told < 6.5, `STOPPING took ${killed - told} s`);
  await daemon.waitForLog(/stopped: stopping \(terminated by SIGKILL\)/);

  await daemon.waitForLog(/gave up: retrying entered FATAL state/);
  assertEquals((await instants(daemon, /spawned: 'retrying'/)).length, 3);
  assertEquals((await instants(daemon, /spawned: '(running|exited|idle)'/)).length, 2);
});

Deno.test("what ended while nobody was there has its last words logged, and its status known", async () => {
  await using daemon = await runDaemon(
    `
[program:ends]
command=sh -c 'echo first; read x < ${fifo("ends")}; echo last words; printf half; exit 7'
autorestart=unexpected
exitcodes=7
stdout_logfile=%(here)s/ends.log
[program:killed]
command=sleep 1000
autorestart=false
[program:restarts]
command=sh -c 'read x < ${fifo("restarts")}; exit 8'
autorestart=unexpected
exitcodes=7
[program:later]
command=sh -c 'read x; exit 9'
autorestart=false
`,
    { settings: ADOPT, prepare: makeFifos("ends", "restarts") },
  );
  await until("all to run", async () => {
    return (await processInfos(daemon)).every(({ statename }) => statename === "RUNNING") || undefined;
  });
  const pids = new Map((await processInfos(daemon)).map(({ name, pid }) => [name, pid]));
  await daemon.crash();
  await Deno.writeTextFile(`${daemon.folder}/ends.fifo`, "x\n");
  await Deno.writeTextFile(`${daemon.folder}/restarts.fifo`, "x\n");
  Deno.kill(pids.get("killed") ?? 0, "SIGSEGV");
  await until(
    "them to end",
    () => !["ends", "killed", "restarts"].some((name) => isAlive(pids.get(name) ?? 0)) || undefined,
  );
  await daemon.start();
  await daemon.waitForState("ends", "EXITED");
  assertEquals(await Deno.readTextFile(`${daemon.folder}/ends.log`), "first\nlast words\nhalf");
  await daemon.waitForState("restarts", "RUNNING");
  await daemon.waitForState("killed", "EXITED");
  await daemon.call("sendProcessStdin", "later", "over the crash\n");
  await daemon.waitForState("later", "EXITED");
  if (!TELLS) return;
  assertEquals([(await infoOf(daemon, "ends")).exitstatus, (await infoOf(daemon, "later")).exitstatus], [7, 9]);
  await daemon.waitForLog(/exited: ends \(exit status 7; expected\)/);
  await daemon.waitForLog(/exited: killed \(terminated by SIGSEGV.*; not expected\)/);
  await daemon.waitForLog(/exited: restarts \(exit status 8; not expected\)/);
});

Deno.test("captured text in half, listeners with and without an event in hands, queued events, stdin go on after a crash", async () => {
  await using daemon = await runDaemon(
    `
[eventlistener:l]
command=python3 ${FIXTURES}/slow_listener.py ${fifo("l")} %(here)s/l.accepted
events=REMOTE_COMMUNICATION
[eventlistener:free]
command=python3 ${FIXTURES}/slow_listener.py ${fifo("free")} %(here)s/free.accepted
events=PROCESS_COMMUNICATION
[program:speaker]
command=sh -c 'printf "one\\n<!--XSUPERVISOR:BEGIN-->%%s" half; read x; printf "%%s<!--XSUPERVISOR:END-->two\\n" "$x"; read x'
stdout_capture_maxbytes=1MB
stdout_logfile=%(here)s/speaker.log
[program:asleep]
command=sh -c 'sleep 2; head -c 200000 | wc -c; read x'
stdout_logfile=%(here)s/asleep.log
`,
    { settings: ADOPT, prepare: makeFifos("l", "free") },
  );
  const { folder } = daemon;
  const accepted = async (listener: string, count: number) => {
    await Deno.writeTextFile(`${folder}/${listener}.fifo`, "yes");
    return await until(`${count} accepted events`, async () => {
      const lines = (await Deno.readTextFile(`${folder}/${listener}.accepted`)).trimEnd().split("\n");
      return lines.length === count ? lines : undefined;
    });
  };
  for (const data of ["a", "b", "c"]) await daemon.call("sendRemoteCommEvent", "t", data);
  await until(
    "the speaker to begin",
    async () => (await Deno.readTextFile(`${folder}/speaker.log`)) === "one\n" || undefined,
  );
  // More than a pipe takes
  await daemon.call("sendProcessStdin", "asleep", "x".repeat(200_000));
  await crashAndStart(daemon);
  await daemon.call("sendProcessStdin", "speaker", "_and_half\n");
  await until("its end", async () => (await Deno.readTextFile(`${folder}/speaker.log`)) === "one\ntwo\n" || undefined);
  await daemon.call("sendRemoteCommEvent", "t", "d");
  for (const count of [1, 2, 3]) await accepted("l", count);
  assertEquals(
    await accepted("l", 4),
    ["a", "b", "c", "d"].map((data, at) => `${at === 3 ? 4 : at} REMOTE_COMMUNICATION ${data}`),
  );
  assertEquals(await accepted("free", 1), ["3 PROCESS_COMMUNICATION_STDOUT half_and_half"]);
  await until(
    "all of stdin",
    async () => (await Deno.readTextFile(`${folder}/asleep.log`)) === "200000\n" || undefined,
  );
});

Deno.test("servers answer who came while nobody was there, and the socket of FastCGI programs stays", async () => {
  const port = freePort();
  const worker =
    "import os,socket; s=socket.socket(fileno=0)\nwhile True: s.accept()[0].sendall(str(os.getpid()).encode())";
  await using daemon = await runDaemon(
    `
[inet_http_server]
port=127.0.0.1:${port}
[fcgi-program:f]
command=python3 %(here)s/worker.py
socket=unix://%(here)s/f.sock
process_name=f%(process_num)d
numprocs=2
autostart=false
`,
    { settings: ADOPT },
  );
  await Deno.writeTextFile(`${daemon.folder}/worker.py`, worker);
  await daemon.ctl("start", "f:*");
  const pids = async () => (await processInfos(daemon)).map(({ pid }) => pid);
  const [pidsBefore, before] = [await pids(), await Deno.lstat(`${daemon.folder}/f.sock`)];
  await daemon.crash();
  const waiting = daemon.call("getPID");
  using client = new XmlRpcClient({ url: `http://127.0.0.1:${port}`, username: undefined, password: undefined });
  const alsoWaiting = client.call("supervisor.getPID", []);
  await daemon.start();
  assertEquals([await waiting, await alsoWaiting], [daemon.pid, daemon.pid]);
  assertEquals(await pids(), pidsBefore);

  await daemon.ctl("stop", "f:f0");
  await daemon.ctl("start", "f:f0");
  await daemon.ctl("stop", "f:f1");
  assertEquals((await Deno.lstat(`${daemon.folder}/f.sock`)).ino, before.ino);
  using connection = await Deno.connect({ transport: "unix", path: `${daemon.folder}/f.sock` });
  const answer = await new Response(connection.readable).text();
  assertEquals(answer, String((await infoOf(daemon, "f0")).pid));
});

Deno.test("what is on disk but not yet read stays so over a crash, and the log tells both daemons", async () => {
  await using daemon = await runDaemon("[program:p]\ncommand=sleep 1000\nstartsecs=0\n", { settings: ADOPT });
  await daemon.waitForState("p", "RUNNING");
  const config = await Deno.readTextFile(daemon.config);
  await Deno.writeTextFile(
    daemon.config,
    config.replace("sleep 1000", "sleep 2000") + "[program:q]\ncommand=sleep 3000\n",
  );
  const { pid } = await infoOf(daemon, "p");
  await crashAndStart(daemon);
  assertEquals((await processInfos(daemon)).map((info) => info.pid), [pid]);
  assertMatch((await daemon.ctl("update")).stdout, /^p: stopped\np: updated process group\nq: added process group\n$/);
  assertEquals(isAlive(pid), false);
});
