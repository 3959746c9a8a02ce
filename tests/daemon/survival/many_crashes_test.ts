import { assert, assertEquals } from "@std/assert";
import { IS_NIGHT } from "../../support/is_night.ts";
import { numberedGaps } from "../../support/numbered_gaps.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const NUMBER_LINES = new URL("../../fixtures/number_lines.py", import.meta.url).pathname;
const CRASHES = IS_NIGHT ? 1000 : 20;
/** Bytes that a read takes at most: what the daemon has read and not yet written when it dies is lost. */
const READ = 2 ** 17;

Deno.test(`${CRASHES} deaths of the daemon cost no program, and a writer of 200 lines a second next to nothing`, async (test) => {
  await using daemon = await runDaemon(
    `
[program:writer]
command=python3 ${NUMBER_LINES} 1000000000 0.005
process_name=w%(process_num)02d
numprocs=10
stdout_logfile=%(here)s/w%(process_num)02d.log
stdout_logfile_maxbytes=0
[program:quiet]
command=sleep 1000000
process_name=q%(process_num)02d
numprocs=20
`,
    { settings: "adopt=true\n" },
  );
  await daemon.waitForState("quiet:q19", "RUNNING");
  await daemon.waitForState("writer:w09", "RUNNING");
  const before = await processInfos(daemon);
  const took: number[] = [];
  for (let count = 0; count < CRASHES; count++) {
    await daemon.crash();
    const at = performance.now();
    await daemon.start();
    took.push(performance.now() - at);
    assertEquals(await processInfos(daemon), before, `after crash ${count + 1}`);
  }
  assertEquals((await daemon.log()).match(/adopted 30 processes/g)?.length, CRASHES);
  await daemon.ctl("stop", "writer:*");
  let [lost, written] = [0, 0];
  for (const { name } of before.filter(({ group }) => group === "writer")) {
    await test.step(name, async () => {
      const { lines, gaps } = numberedGaps(await Deno.readFile(`${daemon.folder}/${name}.log`));
      assert(
        lines > CRASHES && gaps.length < Math.max(3, CRASHES / 50) && gaps.every((bytes) => bytes <= READ),
        `${gaps}`,
      );
      lost += sum(gaps);
      written += lines * 64;
    });
  }
  took.sort((a, b) => a - b);
  console.log(`${lost} of ${written} bytes were lost`);
  console.log(`from start to answer: median ${took[CRASHES >> 1]?.toFixed()} ms, at most ${took.at(-1)?.toFixed()} ms`);
});

Deno.test("nothing is there twice, although programs are being started whenever the daemon dies", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
  await using daemon = await runDaemon(
    "[program:p]\ncommand=sleep 0.7\nprocess_name=p%(process_num)d\nnumprocs=40\nstartsecs=0\nautorestart=true\n",
    { settings: "adopt=true\n" },
  );
  for (let count = 0; count < CRASHES; count++) {
    await daemon.crash();
    await daemon.start();
    const running = programsOf(daemon.socket);
    assertEquals(names.filter((name) => running.filter((one) => one === name).length > 1), [], `crash ${count + 1}`);
  }
  assertEquals((await daemon.log()).includes("could not be known"), false);
});

Deno.test("each death costs a writer that writes flat out what was read and not yet written, at most one read", async () => {
  await using daemon = await runDaemon(
    `
[program:flat]
command=python3 ${NUMBER_LINES} 1000000000
stdout_logfile=%(here)s/flat.log
stdout_logfile_maxbytes=0
`,
    { settings: "adopt=true\n" },
  );
  await daemon.waitForState("flat", "RUNNING");
  for (let count = 0; count < 10; count++) {
    await daemon.crash();
    await daemon.start();
  }
  await daemon.ctl("stop", "flat");
  const { gaps: lost } = numberedGaps(await Deno.readFile(`${daemon.folder}/flat.log`));
  console.log(`${lost.length} of 10 deaths cost something: ${lost.join(", ")} bytes`);
  assert(lost.length <= 10 && sum(lost) <= 10 * READ, `${lost}`);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The names of the programs of the daemon with this socket that run, by their environments. */
function programsOf(socket: string): readonly string[] {
  return [...Deno.readDirSync("/proc")].flatMap(({ name: pid }) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const environment = Deno.readTextFileSync(`/proc/${pid}/environ`).split("\0");
      if (!environment.includes(`SUPERVISOR_SERVER_URL=unix://${socket}`)) return [];
      return environment.flatMap((line) => /^SUPERVISOR_PROCESS_NAME=(.*)$/.exec(line)?.[1] ?? []);
    } catch {
      // It has ended meanwhile
      return [];
    }
  });
}
