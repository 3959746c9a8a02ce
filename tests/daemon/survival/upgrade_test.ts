import { assert, assertEquals } from "@std/assert";
import { IS_NIGHT } from "../../support/is_night.ts";
import { checkNumberedLines } from "../../support/numbered_lines.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const NUMBER_LINES = new URL("../../fixtures/number_lines.py", import.meta.url).pathname;
const UPGRADES = IS_NIGHT ? 200 : 4;
const SIGNALS = 40;

/** What an upgrade must not change. */
async function programs(daemon: RunningDaemon): Promise<readonly string[]> {
  return (await processInfos(daemon)).map(({ name, pid, statename }) => `${name} ${pid} ${statename}`);
}

Deno.test(`${UPGRADES} upgrades lose and double no byte of 50 writers, one of them flat out, and end none`, async (test) => {
  await using daemon = await runDaemon(`
[program:flat]
command=python3 ${NUMBER_LINES} ${IS_NIGHT ? 10_000_000 : 1_000_000_000}
stdout_logfile=%(here)s/flat.log
stdout_logfile_maxbytes=200MB
stdout_logfile_backups=99
startsecs=0
autorestart=false
[program:writer]
command=python3 ${NUMBER_LINES} 1000000000 0.01
process_name=w%(process_num)02d
numprocs=49
startsecs=0
stdout_logfile=%(here)s/w%(process_num)02d.log
stdout_logfile_maxbytes=20KB
stdout_logfile_backups=999
`);
  await daemon.waitForLog(/entered RUNNING state/, 50);
  const before = (await programs(daemon)).filter((line) => !line.startsWith("flat"));
  const gaps: number[] = [];
  for (let count = 0; count < UPGRADES; count++) gaps.push(await upgrade(daemon));
  assertEquals((await programs(daemon)).filter((line) => !line.startsWith("flat")), before);
  assertEquals((await daemon.ctl("pid")).stdout, `${daemon.pid}\n`);
  await daemon.ctl("stop", "all");
  for (const name of ["flat", ...before.map((line) => line.slice(0, 3))]) {
    await test.step(name, async () => {
      const { lines } = await checkNumberedLines(daemon.folder, `${name}.log`);
      assert(lines > 0);
    });
  }
  console.log(`gaps: ${gaps.toSorted((one, other) => one - other).join(", ")} ms`);
});

Deno.test("1000 programs, each with two pipes, go on over an upgrade", async () => {
  await using daemon = await runDaemon(
    `[program:p]\ncommand=sleep 1000\nprocess_name=p%(process_num)04d\nnumprocs=1000\nstartsecs=0\n`,
    { settings: "minfds=8192" },
  );
  await daemon.waitForLog(/entered RUNNING state/, 1000);
  const before = await programs(daemon);
  const gap = await upgrade(daemon);
  assertEquals(await programs(daemon), before);
  console.log(`gap with 1000 programs: ${gap} ms`);
});

Deno.test(`${SIGNALS} signals around upgrades are all seen, and end nothing`, async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await daemon.waitForLog(/entered RUNNING state/);
  const before = await programs(daemon);
  for (let count = 1; count <= SIGNALS; count++) {
    const upgraded = upgrade(daemon);
    // One at a time: a signal that is pending already is not counted twice (signal(7))
    await until(
      "the upgrade to begin",
      async () => (await daemon.log()).match(/upgrading from/g)?.length === count || undefined,
    );
    Deno.kill(daemon.pid, "SIGUSR2");
    await upgraded;
    await daemon.waitForLog(/received SIGUSR2 indicating log reopen request/, count);
  }
  assertEquals(await programs(daemon), before);
});

Deno.test("clients that come while it is upgraded are all answered, on connections of before too", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await daemon.waitForLog(/entered RUNNING state/);
  let isOver = false;
  const ask = async () => {
    let answers = 0;
    for (; !isOver; answers++) assertEquals(await daemon.call("getPID"), daemon.pid);
    return answers;
  };
  const keptAlive = async () => {
    using client = daemon.client();
    let answers = 0;
    for (; !isOver; answers++) assertEquals(await client.call("supervisor.getPID", []), daemon.pid);
    return answers;
  };
  const clients = [ask(), ask(), keptAlive(), keptAlive()];
  for (let count = 0; count < 5; count++) await upgrade(daemon);
  isOver = true;
  const answers = await Promise.all(clients);
  assert(answers.every((count) => count > 20), `answers: ${answers}`);
});

Deno.test("who follows a log over an upgrade gets a clean end", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\nstdout_logfile=%(here)s/cat.log\n");
  await daemon.waitForLog(/entered RUNNING state/);
  const following = daemon.ctl("tail", "-f", "cat");
  await daemon.call("sendProcessStdin", "cat", "hello\n");
  await daemon.waitForLog(/./);
  await upgrade(daemon);
  const { code, stdout } = await following;
  assertEquals([code, stdout.includes("hello")], [0, true]);
});
