import { assertEquals } from "@std/assert";
import { children } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { AS_FIRST } from "../support/as_first.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FIXTURE = new URL("../fixtures/orphanage.py", import.meta.url).pathname;
const ORPHANS = 2000;
const asFirst = () => AS_FIRST;

Deno.test("as the first process it reaps 2,000 orphans without stealing an exit status of ours", async () => {
  await using daemon = await runDaemon(
    `
[program:orphanage]
command=python3 ${FIXTURE} ${ORPHANS}
startsecs=0
autorestart=false
[program:exits]
command=sh -c "sleep 0.1; exit $CODE"
environment=CODE="%(process_num)d"
process_name=%(program_name)s_%(process_num)02d
numprocs=60
startsecs=0
autorestart=false
`,
    { through: asFirst },
  );
  await answering(daemon, async () => {
    await daemon.waitForLog(/INFO reaped unknown pid \d+ \(exit status \d+\)/, ORPHANS);
    await daemon.waitForLog(/exited: exits_\d\d /, 60);
  });
  const told = [...(await daemon.log()).matchAll(/exited: exits_(\d\d) \(exit status (\d+);/g)];
  assertEquals(told.map(([, , status]) => Number(status)), told.map(([, name]) => Number(name)));
  assertEquals(told.length, 60);
  const statuses = [...(await daemon.log()).matchAll(/reaped unknown pid \d+ \(exit status (\d+)\)/g)];
  const sum = statuses.reduce((total, [, status]) => total + Number(status), 0);
  assertEquals(sum, ORPHANS / 50 * (50 * 51 / 2), "each has been reaped once, with its own status");
  await until("no zombie to be left", () => children(daemon.pid).length === 0 || undefined);
});

Deno.test("as the first process it ends everything at SIGTERM in the order of priorities, with status 0", async () => {
  const program = (name: string, priority: number) => `
[program:${name}]
command=sh -c "trap 'sleep 0.2; exit 0' TERM; while :; do sleep 0.05; done"
priority=${priority}
startsecs=0
`;
  const daemon = await runDaemon(program("first", 1) + program("third", 3) + program("second", 2), {
    through: asFirst,
  });
  await using _ = daemon;
  await daemon.waitForLog(/entered RUNNING state/, 3);
  assertEquals(await daemon.stop(), 0);
  assertEquals(stopsIn(await logOf(daemon)), ["third", "second", "first"]);
});

const logOf = ({ folder }: RunningDaemon) => Deno.readTextFile(`${folder}/supervisord.log`);

function stopsIn(log: string): readonly (string | undefined)[] {
  return [...log.matchAll(/stopped: (\w+) /g)].map(([, name]) => name);
}
