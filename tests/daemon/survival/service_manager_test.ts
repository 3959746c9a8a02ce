import { assert, assertEquals, assertMatch } from "@std/assert";
import { RpcResult } from "../../../src/client/rpc_result.ts";
import { command } from "../../support/installation.ts";
import { isAlive } from "../../support/is_alive.ts";
import { checkNumberedLines } from "../../support/numbered_lines.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;

const PROGRAMS = `
[program:p]
command=sh -c 'while read x; do echo "heard $x"; done; exit 9'
startsecs=0
stdout_logfile=%(here)s/p.log
[program:w]
command=python3 ${FIXTURES}/number_lines.py 1000000000 0.02
stdout_logfile=%(here)s/w.log
[program:ends]
command=sh -c 'read x; echo last words; exit 7'
autorestart=false
stdout_logfile=%(here)s/ends.log
[program:environment]
command=sh -c 'env; exec sleep 1000'
stdout_logfile=%(here)s/environment.log
[fcgi-program:f]
command=sleep 1000
socket=unix://%(here)s/f.sock
`;

async function managed(room: number, settings = "adopt=true\n"): Promise<RunningDaemon> {
  const daemon = await runDaemon(PROGRAMS, {
    settings,
    through: (folder) => ["python3", `${FIXTURES}/service_manager.py`, folder, String(room)],
  });
  for (const name of ["p", "w", "ends", "environment", "f"]) await daemon.waitForState(name, "RUNNING");
  return daemon;
}

async function held({ folder }: RunningDaemon): Promise<readonly string[]> {
  return (await Deno.readTextFile(`${folder}/held`)).split("\n").filter((name) => name !== "");
}

/** The manager hears what it need not hold any more, such as the journal of who has died, a moment later. */
async function untilHeld(daemon: RunningDaemon, count: number): Promise<void> {
  await until(`${count} descriptors to be held`, async () => (await held(daemon)).length === count || undefined);
}

async function pidOf(daemon: RunningDaemon): Promise<number> {
  return RpcResult.int(await daemon.call("getPID"));
}

/** It dies, and is started again. */
async function died(daemon: RunningDaemon): Promise<void> {
  const pid = await pidOf(daemon);
  await Deno.writeTextFile(`${daemon.folder}/hold`, "");
  Deno.kill(pid, "SIGKILL");
  await until("its death", () => isAlive(pid) ? undefined : true);
  // Who comes while nobody is there waits in the queue
  const next = pidOf(daemon);
  await Deno.remove(`${daemon.folder}/hold`);
  assert(await next !== pid);
}

/** Ended as a client ends it; the manager ends with it, and holds nothing any more. */
async function ends(daemon: RunningDaemon): Promise<void> {
  assertEquals(await daemon.stop(() => daemon.ctl("shutdown")), 0);
  assertEquals(await held(daemon), []);
}

Deno.test("the service manager holds what a daemon has, and the next one goes on with it, time and again", async () => {
  const daemon = await managed(100);
  try {
    const { folder } = daemon;
    const kept = async () => (await processInfos(daemon)).filter(({ name }) => name !== "ends");
    const before = await kept();
    assertEquals([...Deno.readDirSync(folder)].filter(({ name }) => name.includes("keeper")), []);
    // Two pipes and a pidfd each, three for what has a stdin, the socket of f, that of the server, the journal's two
    await untilHeld(daemon, 4 * 4 + 3 + 1 + 1 + 2);
    const pid = await pidOf(daemon);
    await died(daemon);
    await daemon.waitForLog(new RegExp(`WARN adopted 5 processes of the supervisord with pid ${pid}, which died`));
    assertEquals(await kept(), before);
    await untilHeld(daemon, 4 * 4 + 3 + 1 + 1 + 2);
    await daemon.call("sendProcessStdin", "ends", "x\n");
    await daemon.waitForLog(/exited: ends \(exit status 7; not expected\)/);
    const left = 4 * 3 + 3 + 1 + 1 + 2;
    await untilHeld(daemon, left);
    for (let count = 0; count < 3; count++) {
      await died(daemon);
      assertEquals(await kept(), before);
      await daemon.call("sendProcessStdin", "p", `death ${count}\n`);
    }
    await until("p to hear", async () => {
      return (await Deno.readTextFile(`${folder}/p.log`)).endsWith("heard death 0\nheard death 1\nheard death 2\n") ||
        undefined;
    });
    await daemon.ctl("restart", "f");
    await died(daemon);
    await untilHeld(daemon, left);
    await daemon.ctl("stop", "w");
    const { lines } = await checkNumberedLines(folder, "w.log");
    assert(lines > 20);
  } finally {
    await ends(daemon);
    await Deno.remove(daemon.folder, { recursive: true });
  }
});

Deno.test("an upgrade and a reload under a service manager go on with its store", async () => {
  const daemon = await managed(100);
  try {
    const before = await processInfos(daemon);
    const names = async () => (await held(daemon)).filter((name) => !name.includes("journal")).toSorted();
    const stored = await names();
    assertEquals((await daemon.ctl("upgrade")).code, 0);
    await daemon.waitForLog(/upgraded from .*: 5 processes go on/);
    await until("the new journal", async () => (await held(daemon)).length === stored.length + 2 || undefined);
    assertEquals(await names(), stored);
    await died(daemon);
    assertEquals(await processInfos(daemon), before);
    assertEquals(await names(), stored);
    // One that was given something at its start, which its successor in the same process is not to take for its own
    assertEquals((await daemon.ctl("upgrade")).code, 0);
    await daemon.waitForLog(/upgraded from .*: 5 processes go on/, 2);
    await died(daemon);
    assertEquals(await processInfos(daemon), before);
    Deno.kill(await pidOf(daemon), "SIGHUP");
    await daemon.waitForLog(/supervisord started/, 4);
    for (const name of ["p", "w", "ends", "environment", "f"]) await daemon.waitForState(name, "RUNNING");
    const after = await processInfos(daemon);
    await died(daemon);
    assertEquals(await processInfos(daemon), after);
  } finally {
    await ends(daemon);
    await Deno.remove(daemon.folder, { recursive: true });
  }
});

Deno.test("a store that is too small is said, and a keeper does it", async () => {
  const daemon = await managed(10);
  try {
    assertMatch(
      await daemon.log(),
      /CRIT Cannot keep programs .* any more: the service manager holds 10 descriptors, and more are needed: raise FileDescriptorStoreMax=\n/,
    );
    assertEquals(await held(daemon), []);
    const before = await processInfos(daemon);
    await died(daemon);
    assertEquals(await processInfos(daemon), before);
  } finally {
    await ends(daemon);
    await Deno.remove(daemon.folder, { recursive: true });
  }
});

Deno.test("without adopt=true nothing is stored, and programs are not told of the service manager's socket", async () => {
  const daemon = await managed(100, "");
  try {
    assertEquals(await held(daemon), []);
    const environment = await Deno.readTextFile(`${daemon.folder}/environment.log`);
    const pid = await pidOf(daemon);
    assertEquals(/^NOTIFY_SOCKET=/m.test(environment), false);
    for (const line of ["FDSTORE=100", `SYSTEMD_EXEC_PID=${pid}`]) {
      assert(environment.split("\n").includes(line), environment);
    }
  } finally {
    await ends(daemon);
    await Deno.remove(daemon.folder, { recursive: true });
  }
});

Deno.test("what the service manager gives back and is no whole state is refused with what to do", async () => {
  const folder = await Deno.makeTempDir();
  const config = `${folder}/s.conf`;
  await Deno.writeTextFile(config, `[supervisord]\nlogfile=${folder}/log\npidfile=${folder}/pid\nadopt=true\n`);
  const script = 'export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=monovisor-journal-7-8; exec "$@" 3< /dev/null';
  const dist = new URL("../../../dist/supervisord", import.meta.url).pathname;
  const { code, stderr } = await new Deno.Command("sh", {
    args: ["-c", script, "sh", dist, "-n", "-c", config],
    stdin: "null",
  }).output();
  assertEquals(
    [code, new TextDecoder().decode(stderr)],
    [
      1,
      "Error: Cannot adopt the programs of the supervisord that died: Cannot read the state: nothing whole has been " +
      "written; they run on, and when the service is stopped they are given up\n",
    ],
  );
  assertEquals((await command("supervisord", ["release", "-c", config])).code, 0);
  await Deno.remove(folder, { recursive: true });
});
