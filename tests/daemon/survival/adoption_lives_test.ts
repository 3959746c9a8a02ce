import { assert, assertEquals } from "@std/assert";
import { isAlive } from "../../support/is_alive.ts";
import { keeperOf } from "../../support/keeper_of.ts";
import { processInfos } from "../../support/process_infos.ts";
import { type DaemonOptions, runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

const PROGRAMS = `
[program:p]
command=sh -c 'while read x; do echo "heard $x"; done; exit 9'
process_name=p%(process_num)d
numprocs=2
startsecs=0
autorestart=false
stdout_logfile=%(here)s/p%(process_num)d.log
`;

async function running(options: DaemonOptions = {}): Promise<RunningDaemon> {
  const daemon = await runDaemon(PROGRAMS, { ...options, settings: `adopt=true\n${options.settings ?? ""}` });
  for (const name of ["p:p0", "p:p1"]) await daemon.waitForState(name, "RUNNING");
  return daemon;
}

async function heard(daemon: RunningDaemon, text: string): Promise<void> {
  await daemon.call("sendProcessStdin", "p:p0", `${text}\n`);
  await until(`p0 to hear ${text}`, async () => {
    return (await Deno.readTextFile(`${daemon.folder}/p0.log`)).endsWith(`heard ${text}\n`) || undefined;
  });
}

/** It dies, is started again, and has the same programs in its hands. */
async function outlived(daemon: RunningDaemon): Promise<void> {
  const before = await processInfos(daemon);
  const { keeper } = await keeperOf(daemon);
  await daemon.crash();
  assertEquals(isAlive(keeper.pid), true);
  await daemon.start();
  assertEquals(await processInfos(daemon), before);
  await heard(daemon, `crash of ${keeper.pid}`);
  const next = await keeperOf(daemon);
  assertEquals([isAlive(keeper.pid), isAlive(next.keeper.pid), next.daemon.pid], [false, true, daemon.pid]);
}

async function upgraded(daemon: RunningDaemon, count: number): Promise<void> {
  assertEquals((await daemon.ctl("upgrade")).code, 0);
  await daemon.waitForLog(/upgraded from .*: 2 processes go on/, count);
}

async function leavesNothing(daemon: RunningDaemon, end: () => Promise<unknown>): Promise<void> {
  const { keeper } = await keeperOf(daemon);
  await end();
  assertEquals(isAlive(keeper.pid), false);
  assertEquals([...Deno.readDirSync(daemon.folder)].filter(({ name }) => name.includes("keeper")), []);
}

Deno.test("a daemon that dies again and again has the same programs each time, and knows how they end", async () => {
  await using daemon = await running();
  for (let count = 0; count < 3; count++) await outlived(daemon);
  const [p0, p1] = await processInfos(daemon);
  Deno.kill(p0?.pid ?? 0, "SIGKILL");
  await daemon.waitForLog(/exited: p0 \(terminated by SIGKILL; not expected\)/);
  await daemon.call("stopProcess", "p:p1");
  assertEquals(isAlive(p1?.pid ?? 0), false);
  await daemon.ctl("start", "p:*");
  await outlived(daemon);
});

Deno.test("what is started in the moment in which others are adopted is a child like any other", async () => {
  await using daemon = await runDaemon(
    "[program:p]\ncommand=sh -c 'test -e later && exec sleep 1000; exit 3'\nautorestart=false\n",
    { settings: "adopt=true\n" },
  );
  await daemon.waitForState("p", "BACKOFF");
  await daemon.crash();
  await Deno.writeTextFile(`${daemon.folder}/later`, "");
  // It would have been started again by then
  const retry = performance.now() + 1100;
  await until("its time to come", () => performance.now() > retry || undefined);
  await daemon.start();
  await daemon.waitForState("p", "RUNNING");
  const [before] = await processInfos(daemon);
  await daemon.crash();
  await daemon.start();
  assertEquals(await processInfos(daemon), [before]);
  assertEquals((await daemon.log()).includes("could not be known"), false);
});

Deno.test("the programs of a daemon in the background outlive it", async () => {
  await using daemon = await running({ daemonized: true });
  for (let count = 0; count < 2; count++) await outlived(daemon);
  assertEquals(await Deno.readTextFile(`${daemon.folder}/supervisord.pid`), `${daemon.pid}\n`);
});

Deno.test("the programs of a daemon that has become another user outlive it", async () => {
  await using daemon = await running({ settings: "user=nobody\n" });
  for (let count = 0; count < 2; count++) await outlived(daemon);
  const { uid, mode } = await Deno.stat(`${daemon.folder}/supervisord.pid.keeper`);
  assertEquals([uid, (mode ?? 0) & 0o777], [65534, 0o600]);
});

Deno.test("a daemon that has reloaded is held by a keeper of its own", async () => {
  await using daemon = await running();
  await leavesNothing(daemon, async () => {
    await Deno.writeTextFile(daemon.config, (await Deno.readTextFile(daemon.config)).replace("adopt=true\n", ""));
    Deno.kill(daemon.pid, "SIGHUP");
    await daemon.waitForLog(/supervisord started/, 2);
    await daemon.waitForState("p:p0", "RUNNING");
  });
  await Deno.writeTextFile(
    daemon.config,
    (await Deno.readTextFile(daemon.config)).replace("[supervisord]", "[supervisord]\nadopt=true"),
  );
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(/supervisord started/, 3);
  for (const name of ["p:p0", "p:p1"]) await daemon.waitForState(name, "RUNNING");
  await outlived(daemon);
});

Deno.test("a daemon that was upgraded is held by a new keeper, and one that has adopted can be upgraded", async () => {
  await using daemon = await running();
  const former = await keeperOf(daemon);
  await upgraded(daemon, 1);
  const next = await keeperOf(daemon);
  assertEquals([isAlive(former.keeper.pid), isAlive(next.keeper.pid)], [false, true]);
  await outlived(daemon);
  // Its programs are no children of it, and stay none
  await upgraded(daemon, 2);
  await heard(daemon, "an upgrade");
  const [p0] = await processInfos(daemon);
  Deno.kill(p0?.pid ?? 0, "SIGKILL");
  await daemon.waitForLog(/exited: p0 \(terminated by SIGKILL; not expected\)/);
  await daemon.ctl("start", "p:p0");
  await outlived(daemon);
});

Deno.test("an upgrade to a program that ends at once costs no program: the next start goes on with them", async () => {
  const dist = new URL("../../../dist/supervisord", import.meta.url).pathname;
  await using daemon = await running({
    program: "bin/supervisord",
    prepare: async (folder) => {
      await Deno.mkdir(`${folder}/bin`);
      await Deno.symlink(dist, `${folder}/bin/supervisord`);
    },
  });
  const file = `${daemon.folder}/bin/supervisord`;
  const before = await processInfos(daemon);
  await Deno.remove(file);
  const liar = '#!/bin/sh\n[ "$1" = upgrade-check ] && echo "can go on: monovisor 9.9.9"\n';
  await Deno.writeTextFile(file, liar, { mode: 0o755 });
  let answer: Promise<unknown> = Promise.resolve();
  await daemon.crash(() => void (answer = daemon.ctl("upgrade")));
  await Deno.remove(file);
  await Deno.symlink(dist, file);
  await daemon.start();
  await answer;
  assertEquals(await processInfos(daemon), before);
  await outlived(daemon);
});

for (const signal of ["SIGTERM", "SIGINT", "SIGQUIT"] as const) {
  Deno.test(`an end by ${signal} leaves neither keeper nor file`, async () => {
    await using daemon = await running();
    await leavesNothing(daemon, () => daemon.stop(() => Deno.kill(daemon.pid, signal)));
  });
}

Deno.test("a shutdown of what was adopted leaves neither keeper nor file nor program", async () => {
  await using daemon = await running();
  await outlived(daemon);
  const pids = (await processInfos(daemon)).map(({ pid }) => pid);
  await leavesNothing(daemon, () => daemon.stop(() => daemon.ctl("shutdown")));
  assertEquals(pids.map(isAlive), [false, false]);
});

Deno.test("a daemon without adopt=true has neither keeper nor file, and its memory is its own", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await daemon.waitForState("p:p0", "RUNNING");
  assertEquals([...Deno.readDirSync(daemon.folder)].filter(({ name }) => name.includes("keeper")), []);
  const fds = [...Deno.readDirSync(`/proc/${daemon.pid}/fd`)].map(({ name }) =>
    linkOf(`/proc/${daemon.pid}/fd/${name}`)
  );
  assertEquals(fds.filter((link) => link.includes("journal") || link.includes("pidfd")), []);
  assert(fds.length > 3);
});

// One that is closed meanwhile
function linkOf(path: string): string {
  try {
    return Deno.readLinkSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return "";
  }
}
