import { assert, assertEquals } from "@std/assert";
import { answering } from "../support/answering.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

Deno.test("a child that is stopped by SIGSTOP, or ignores its stop signal, ends by SIGKILL after stopwaitsecs", async () => {
  await using daemon = await runDaemon(`
[program:frozen]
command=sleep 1000
startsecs=0
stopwaitsecs=1
[program:stubborn]
command=sh -c "trap '' TERM; echo ready; while :; do sleep 1000; done"
startsecs=0
stopwaitsecs=1
stdout_logfile=%(here)s/stubborn.log
killasgroup=true
`);
  const ready = () => Deno.readTextFile(`${daemon.folder}/stubborn.log`);
  await until("stubborn to be ready", async () => (await ready()) === "ready\n" || undefined);
  await daemon.call("signalProcess", "frozen", "STOP");
  await answering(daemon, async () => {
    await Promise.all([daemon.call("stopProcess", "frozen"), daemon.call("stopProcess", "stubborn")]);
  });
  for (const name of ["frozen", "stubborn"]) {
    await daemon.waitForLog(new RegExp(`INFO waiting for ${name} to stop`));
    await daemon.waitForLog(new RegExp(`WARN killing '${name}' \\(\\d+\\) with SIGKILL`));
    await daemon.waitForLog(new RegExp(`WARN stopped: ${name} \\(terminated by SIGKILL\\)`));
  }
  assertEquals((await daemon.log()).match(/with SIGKILL/g)?.length, 2);
});

Deno.test("a grandchild in a session of its own, holding every pipe, keeps neither a stop nor the daemon's end waiting", async () => {
  await using daemon = await runDaemon(`
[program:parent]
command=sh -c "setsid sh -c 'echo $$ > grandchild; exec sleep 600' & sleep 1000"
directory=%(here)s
startsecs=0
stopasgroup=true
`);
  const pid = Number(
    await until(
      "the grandchild",
      async () => (await Deno.readTextFile(`${daemon.folder}/grandchild`)).trim() || undefined,
    ),
  );
  try {
    const begun = performance.now();
    await answering(daemon, () => daemon.call("stopProcess", "parent"));
    await daemon.call("startProcess", "parent");
    assertEquals(await daemon.stop(), 0);
    assert(performance.now() - begun < 5000);
    // As with the original, it is not ours to end
    assert(Deno.readTextFileSync(`/proc/${pid}/cmdline`).startsWith("sleep"));
  } finally {
    for (const left of await sleepers(daemon.folder)) Deno.kill(left, "SIGKILL");
  }
});

Deno.test("an orderly stop leaves no child behind, whatever state it was in", async () => {
  const marker = crypto.randomUUID();
  const daemon = await runDaemon(`
[program:many]
command=sh -c "sleep 1000; true"
environment=MARKER="${marker}"
process_name=%(process_num)02d
numprocs=20
stopasgroup=true
[program:restarts]
command=sh -c "exit 1"
environment=MARKER="${marker}"
autorestart=true
startsecs=0
[program:fails]
command=sh -c "exit 1"
environment=MARKER="${marker}"
[program:stubborn]
command=sh -c "trap '' TERM; while :; do sleep 1; done"
environment=MARKER="${marker}"
stopwaitsecs=1
killasgroup=true
[program:frozen]
command=sh -c "kill -STOP $$"
environment=MARKER="${marker}"
stopwaitsecs=1
[eventlistener:listens]
command=cat
environment=MARKER="${marker}"
events=EVENT
`);
  await using _ = daemon;
  await daemon.waitForLog(/spawned: 'restarts'/, 20);
  assert((await markedProcesses(marker)).length >= 20);
  assertEquals(await daemon.stop(), 0);
  assertEquals(await markedProcesses(marker), []);
});

/** Pids of the processes with that word in their environment. */
async function markedProcesses(marker: string): Promise<readonly number[]> {
  return await processesWith("environ", marker);
}

async function sleepers(folder: string): Promise<readonly number[]> {
  return await processesWith("environ", `PWD=${folder}`);
}

async function processesWith(file: string, text: string): Promise<readonly number[]> {
  const pids = [...Deno.readDirSync("/proc")].map(({ name }) => name).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => {
    // Whoever has ended meanwhile is not found
    const content = await Deno.readTextFile(`/proc/${pid}/${file}`).catch(() => "");
    return content.includes(text) ? [Number(pid)] : [];
  }));
  return found.flat();
}
