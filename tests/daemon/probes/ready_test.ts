import { assert, assertEquals, assertMatch } from "@std/assert";
import { freePort } from "../../support/installation.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

/** Only root can run a program as somebody else. */
const AS_ROOT = { ignore: Deno.uid() !== 0 };

/** Listens after half a second, and says so a moment before. */
const LATE = `import socket, sys, time
time.sleep(0.5)
print("listening", flush=True)
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", int(sys.argv[1])))
s.listen()
time.sleep(1000)
`;

/** Sends what it is told to to NOTIFY_SOCKET, a word each time that a file of that name is there. */
const NOTIFIER = `import os, socket, sys, time
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
for word in sys.argv[1:]:
    while not os.path.exists(word.split("=")[0].lower()): time.sleep(0.02)
    s.sendto(word.encode(), os.environ["NOTIFY_SOCKET"])
time.sleep(1000)
`;

async function prepare(folder: string): Promise<void> {
  await Deno.writeTextFile(`${folder}/late.py`, LATE);
  await Deno.writeTextFile(`${folder}/notifier.py`, NOTIFIER);
}

async function stateOf(daemon: RunningDaemon, name: string): Promise<string | undefined> {
  return (await processInfos(daemon)).find((info) => info.name === name)?.statename?.toString();
}

/** The seconds from the spawn of a process to its success, as the log tells them. */
async function secondsToRun(daemon: RunningDaemon, name: string): Promise<number> {
  const at = (line: string) => Date.parse(line.slice(0, 23).replace(",", ".").replace(" ", "T"));
  const [spawned = ""] = await daemon.waitForLog(new RegExp(`^.*spawned: '${name}'.*`, "m"));
  const [success = ""] = await daemon.waitForLog(new RegExp(`^.*success: ${name} entered RUNNING.*`, "m"));
  assertMatch(success, /RUNNING state, process is ready and has stayed up for > than 0 seconds \(startsecs\)$/);
  return (at(success) - at(spawned)) / 1000;
}

Deno.test("a program is RUNNING once it listens, is answered by HTTP, a command succeeds, or it prints a line", async () => {
  const [port, web] = [freePort(), freePort()];
  await using daemon = await runDaemon(
    `
[program:port]
command=python3 late.py ${port}
ready_port=${port}
startsecs=0
[program:line]
command=python3 late.py ${freePort()}
ready_log_line=^listen(ing|s)$
startsecs=0
[program:http]
command=sh -c "sleep 0.5; exec python3 -m http.server ${web} --bind 127.0.0.1"
ready_http=http://127.0.0.1:${web}/
startsecs=0
[program:cmd]
command=sh -c "sleep 0.5; touch made; exec sleep 1000"
ready_cmd=sh -c "test -e made && test $WHO = me"
environment=WHO="me"
startsecs=0
`,
    { prepare },
  );
  for (const name of ["port", "line", "http", "cmd"]) {
    const seconds = await secondsToRun(daemon, name);
    assert(seconds > 0.45, `${name} was RUNNING after ${seconds} s`);
  }
});

Deno.test("a program is RUNNING once it has sent READY=1, or a newline on a descriptor; its socket is private and goes with it", async () => {
  await using daemon = await runDaemon(
    `
[program:notify]
command=python3 notifier.py STATUS=x READY=1
ready=notify
startsecs=0
[program:fd]
command=sh -c "while [ ! -e ready ]; do sleep 0.02; done; echo >&7; exec 7>&-; exec sleep 1000"
ready=fd:7
startsecs=0
[program:plain]
command=sh -c "env; ls /proc/self/fd; exec sleep 1000"
stdout_logfile=%(here)s/plain.log
`,
    { prepare, settings: "childlogdir=%(here)s" },
  );
  const { folder } = daemon;
  await Deno.writeTextFile(`${folder}/status`, "");
  await daemon.waitForState("plain", "RUNNING");
  assertEquals(await stateOf(daemon, "notify"), "STARTING");
  assertEquals(await stateOf(daemon, "fd"), "STARTING");
  const plain = await Deno.readTextFile(`${folder}/plain.log`);
  assertEquals([plain.includes("NOTIFY_SOCKET"), /^7$/m.test(plain)], [false, false]);
  const sockets = () =>
    [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.startsWith("monovisor-notify-"));
  const [socket = ""] = sockets();
  assertEquals((Deno.statSync(`${folder}/${socket}`).mode ?? 0) & 0o777, 0o700);
  await Deno.writeTextFile(`${folder}/ready`, "");
  await secondsToRun(daemon, "notify");
  await secondsToRun(daemon, "fd");
  await daemon.ctl("stop", "notify");
  assertEquals(sockets(), []);
});

Deno.test("a command that is asked runs as the program's user, in its directory", AS_ROOT, async () => {
  await using daemon = await runDaemon(`
[program:cmd]
command=sleep 1000
user=nobody
directory=/
ready_cmd=sh -c 'test "$(id -un) in $PWD" = "nobody in /"'
startsecs=0
`);
  await secondsToRun(daemon, "cmd");
});

Deno.test("a program of another user reaches its socket, and nobody else does", AS_ROOT, async () => {
  await using daemon = await runDaemon(
    `
[program:notify]
command=sh -c "PATH=/usr/local/bin:/usr/bin:/bin exec python3 notifier.py READY=1"
ready=notify
user=nobody
startsecs=0
`,
    { prepare, settings: "childlogdir=%(here)s" },
  );
  const [folder] = await until("the socket", () => {
    const found = [...Deno.readDirSync(daemon.folder)].filter(({ name }) => name.startsWith("monovisor-notify-"));
    return found.length === 0 ? undefined : found;
  });
  const path = `${daemon.folder}/${folder?.name}/socket`;
  const { mode, uid } = Deno.statSync(path);
  assertEquals([(mode ?? 0) & 0o777, uid === 0], [0o600, false]);
  assertEquals((Deno.statSync(`${daemon.folder}/${folder?.name}`).mode ?? 0) & 0o777, 0o711);
  await Deno.writeTextFile(`${daemon.folder}/ready`, "");
  await secondsToRun(daemon, "notify");
});

Deno.test("a program that is not ready in time is killed with its group, and that is a failed start", async () => {
  await using daemon = await runDaemon(`
[program:never]
command=sh -c "sleep 1000 & wait"
ready_port=1
ready_timeout=1
startretries=0
`);
  await daemon.waitForLog(/WARN killing 'never' \(\d+\) with SIGKILL: not ready after 1 s/);
  await daemon.waitForState("never", "FATAL");
  assertMatch((await daemon.ctl("status")).stdout, /never +FATAL +not ready after 1 s/);
});

const UNREADY = `
[program:notify]
command=python3 notifier.py READY=1 WATCHDOG=1
ready=notify
startsecs=0
[program:fd]
command=sh -c "while [ ! -e ready ]; do sleep 0.02; done; echo >&3; exec sleep 1000"
ready=fd:3
startsecs=0
[program:line]
command=sh -c "printf rea; while [ ! -e ready ]; do sleep 0.02; done; echo dy; exec sleep 1000"
ready_log_line=^ready$
startsecs=0
stdout_logfile=%(here)s/line.log
[program:cmd]
command=sleep 1000
ready_cmd=sh -c "until test -e ready; do sleep 0.02; done"
startsecs=0
`;

for (
  const [what, replace] of Object.entries({
    "an upgrade": (daemon: RunningDaemon) => upgrade(daemon),
    "a crash": async (daemon: RunningDaemon) => {
      await daemon.crash();
      await daemon.start();
    },
  })
) {
  Deno.test(`${what} leaves a program its socket and its pipe, and the beginning of its line`, async () => {
    const settings = "childlogdir=%(here)s\nadopt=true";
    await using daemon = await runDaemon(UNREADY, { prepare, settings });
    const { folder } = daemon;
    await until("half a line", async () => (await Deno.readTextFile(`${folder}/line.log`)) === "rea" || undefined);
    await replace(daemon);
    for (const name of ["notify", "fd", "line", "cmd"]) assertEquals(await stateOf(daemon, name), "STARTING");
    await Deno.writeTextFile(`${folder}/ready`, "");
    for (const name of ["notify", "fd", "line", "cmd"]) await secondsToRun(daemon, name);
    assertEquals((await daemon.log()).match(/spawned: /g)?.length, 4);
  });
}
