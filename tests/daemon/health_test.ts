import { assert, assertEquals } from "@std/assert";
import { runPython } from "../support/python_daemon.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";
import { upgrade } from "../support/upgrade.ts";

interface Ctl {
  ctl(...words: readonly string[]): Promise<{ readonly stdout: string; readonly code: number }>;
}

/** What a command prints, and its exit status. */
async function said(daemon: Ctl, ...words: readonly string[]): Promise<readonly [string, number]> {
  const { stdout, code } = await daemon.ctl(...words);
  return [stdout, code];
}

/** Resolves when `health` says no more than that. */
async function waitForHealth(daemon: Ctl, pattern: RegExp): Promise<void> {
  await until(`health to say ${pattern}`, async () => pattern.test((await daemon.ctl("health")).stdout) || undefined);
}

Deno.test("health and wait say of a supervisord in Python what can be known of it, and nothing else", async () => {
  await using daemon = await runPython(`
[program:web]
command=sleep 1000
startsecs=1
[program:good]
command=sh -c 'exit 2'
exitcodes=2
startsecs=0
[program:manual]
command=sleep 1000
autostart=false
[program:bad]
command=sh -c 'exit 3'
autostart=false
autorestart=false
startsecs=0
[program:again]
command=sh -c 'test -e one || { touch one; exit 0; }; exec sleep 1000'
directory=%(here)s
autorestart=true
startsecs=0
`);
  assertEquals(await said(daemon, "wait", "web", "again", "--timeout", "60"), ["web: ready\nagain: ready\n", 0]);
  assertEquals(await said(daemon, "wait", "good", "--for", "exit"), ["good: ended\n", 0]);
  assertEquals(await said(daemon, "health"), ["healthy\n", 0]);
  assertEquals((await said(daemon, "wait", "manual"))[0], "manual: ERROR (STOPPED: Not started)\n");
  assertEquals(await said(daemon, "wait", "nope"), ["nope: ERROR (no such process)\n", 1]);
  await daemon.ctl("start", "bad");
  const failed = ["bad: ERROR (EXITED: ended with status 3)\n", 1] as const;
  assertEquals(await said(daemon, "wait", "bad", "--for", "exit", "--timeout", "60"), failed);
  assertEquals(await said(daemon, "health"), ["bad                              EXITED    ended with status 3\n", 1]);
  const late = await said(daemon, "wait", "web", "--for", "exit", "--timeout", "0.1");
  assertEquals([late[0].startsWith("web: TIMEOUT (RUNNING: pid "), late[1]], [true, 124]);
});

Deno.test("wait goes on over an upgrade of supervisord, and ends as soon as what it waits for has come", async () => {
  await using daemon = await runDaemon(`
[program:web]
command=sleep 1000
directory=%(here)s
ready_cmd=test -e go
startsecs=0
`);
  await daemon.waitForLog(/spawned: 'web'/);
  const waits = said(daemon, "wait", "web", "--timeout", "60");
  await upgrade(daemon);
  await Deno.writeTextFile(`${daemon.folder}/go`, "");
  assertEquals(await waits, ["web: ready\n", 0]);
});

const CHECK = `command=sleep 1000
directory=%(here)s
startsecs=0
liveness_check_initial_delay=0
liveness_check_period=0.1
liveness_check_failure_threshold=1
`;

Deno.test("health knows of a liveness check that fails, and of a program that was stopped for it, also after an upgrade", async () => {
  await using daemon = await runDaemon(`
[program:told]
${CHECK}
liveness_check_script=test ! -e ill
liveness_check_failure_action=none
[program:stopped]
${CHECK}
liveness_check_script=test ! -e bad
liveness_check_failure_action=stop
`);
  assertEquals(await said(daemon, "wait", "all"), ["stopped: ready\ntold: ready\n", 0]);
  assertEquals(await said(daemon, "health"), ["healthy\n", 0]);

  await Deno.writeTextFile(`${daemon.folder}/ill`, "");
  await waitForHealth(daemon, /^told +RUNNING +liveness check of told fails: exit status 1\n$/);
  await Deno.remove(`${daemon.folder}/ill`);
  await waitForHealth(daemon, /^healthy\n$/);

  await Deno.writeTextFile(`${daemon.folder}/bad`, "");
  const stopped = /^stopped +STOPPED +its liveness check fails\n$/;
  await waitForHealth(daemon, stopped);
  await upgrade(daemon);
  await waitForHealth(daemon, stopped);
  await Deno.remove(`${daemon.folder}/bad`);
  await daemon.ctl("start", "stopped");
  assertEquals(await said(daemon, "health"), ["healthy\n", 0]);
  await daemon.ctl("stop", "stopped");
  assertEquals(await said(daemon, "health"), ["healthy\n", 0]);
});

Deno.test("who needs a program waits while that is restarted for its liveness check", async () => {
  await using daemon = await runDaemon(`
[program:db]
${CHECK.replace(/command.*/, "")}
command=sh -c 'trap "until test -e go; do sleep 0.02; done; rm bad; exit 0" TERM; touch up; while :; do sleep 0.05; done'
liveness_check_script=test ! -e bad
[program:api]
command=sleep 1000
autostart=false
depends_on=db
startsecs=0
`);
  await until("db to hear of signals", async () => await Deno.stat(`${daemon.folder}/up`).catch(() => undefined));
  await Deno.writeTextFile(`${daemon.folder}/bad`, "");
  await daemon.waitForLog(/liveness check of db fails: exit status 1; restarting it/);
  const ready = said(daemon, "wait", "db", "--timeout", "60");
  const started = said(daemon, "start", "api");
  await daemon.waitForLog(/held back: api \(waiting for db to be started\)/);
  assertEquals(await said(daemon, "health"), [
    "api                              STOPPED   waiting for db to be started\n" +
    "db                               STOPPING  waiting to be stopped before it is started\n",
    1,
  ]);
  await Deno.writeTextFile(`${daemon.folder}/go`, "");
  assertEquals(await started, ["api: started\n", 0]);
  assertEquals(await ready, ["db: ready\n", 0]);
});

Deno.test("health of a thousand programs is there at once", async () => {
  const programs = Array.from({ length: 1000 }, (_, at) => `[program:p${at}]\ncommand=true\nautostart=false\n`);
  await using daemon = await runDaemon(programs.join(""));
  using client = daemon.client();
  await client.call("monovisor.getHealth", []);
  const begun = performance.now();
  await client.call("monovisor.getHealth", []);
  assert(performance.now() - begun < 1000);
});
