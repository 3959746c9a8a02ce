import { assert, assertEquals } from "@std/assert";
import { checkNumberedLines } from "../../support/numbered_lines.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";

const NUMBER_LINES = new URL("../../fixtures/number_lines.py", import.meta.url).pathname;
const UPGRADES = 4;

/** `supervisorctl upgrade`: the ms between the two programs, as the log tells them. */
async function upgrade(daemon: RunningDaemon): Promise<number> {
  const done = /upgraded from monovisor \S+ to monovisor \S+: \d+ processes go on after (\d+) ms/;
  const before = (await daemon.log()).match(new RegExp(done, "g"))?.length ?? 0;
  const { code, stdout } = await daemon.ctl("upgrade");
  if (code === 0) {
    assertEquals([code, stdout.replace(/\d\.\d\.\d/g, "V")], [0, "upgraded: monovisor V -> monovisor V\n"]);
  }
  const lines = await daemon.waitForLog(done, before + 1);
  return Number(done.exec(lines.at(-1) ?? "")?.[1]);
}

Deno.test("an upgrade loses and doubles no byte of 50 writers, one of them flat out, and ends none", async (test) => {
  await using daemon = await runDaemon(`
[program:flat]
command=python3 ${NUMBER_LINES} 1000000000
stdout_logfile=%(here)s/flat.log
stdout_logfile_maxbytes=200MB
stdout_logfile_backups=99
[program:writer]
command=python3 ${NUMBER_LINES} 1000000000 0.01
process_name=w%(process_num)02d
numprocs=49
stdout_logfile=%(here)s/w%(process_num)02d.log
stdout_logfile_maxbytes=20KB
stdout_logfile_backups=99
`);
  await daemon.waitForState("flat", "RUNNING");
  const before = await processInfos(daemon);
  const gaps: number[] = [];
  for (let count = 0; count < UPGRADES; count++) gaps.push(await upgrade(daemon));
  const after = await processInfos(daemon);
  assertEquals(after, before);
  assertEquals((await daemon.ctl("pid")).stdout, `${daemon.pid}\n`);
  await daemon.ctl("stop", "all");
  for (const { name } of before) {
    await test.step(name, async () => {
      const { lines } = await checkNumberedLines(daemon.folder, `${name}.log`);
      assert(lines > 100);
    });
  }
  console.log(`gaps: ${gaps.join(", ")} ms`);
});
