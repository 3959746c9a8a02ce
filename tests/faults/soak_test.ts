import { assert, assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { cpuSeconds, memory } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { finish } from "../support/installation.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { slope } from "../support/slope.ts";
import { until } from "../support/until.ts";

/** A round of it is followed by a rest, which shows what is kept for good; the first one warms up. */
const ROUNDS = IS_NIGHT ? 18 : 5;
const SECONDS = IS_NIGHT ? 50 : 12;
const MB = 2 ** 20;
/** What memory at rest may grow by in a round, on average: of pages that are given back sooner or later. */
const LEAK = IS_NIGHT ? 0.5 : 4;

const LOG = `stdout_logfile=%(here)s/%(program_name)s_%(process_num)02d.log
stdout_logfile_maxbytes=20KB
stdout_logfile_backups=2
process_name=%(program_name)s_%(process_num)02d
startsecs=0
`;
const PROGRAMS = `
[program:crashes]
command=sh -c "seq 1 2000; sleep 0.%(process_num)02d; sleep 1; exit %(process_num)d"
numprocs=50
${LOG}
[program:logs]
command=sh -c "while seq 1 500; do sleep 0.5; done"
numprocs=30
stopasgroup=true
${LOG}
[program:idle]
command=cat
numprocs=19
${LOG}
[eventlistener:listens]
command=sh -c "while echo READY; do read line; dd bs=1 status=none count=\${line##*len:} of=/dev/null; printf 'RESULT 2\\nOK'; done"
events=PROCESS_STATE,TICK_5
buffer_size=100
startsecs=0
[include]
files=%(here)s/more.conf
`;
const more = (priority: number) => `[program:changes]\ncommand=cat\nstartsecs=0\npriority=${priority}\n`;

type Deed = (daemon: RunningDaemon, random: Random) => Promise<unknown>;

const DEEDS: readonly Deed[] = [
  (daemon, random) => daemon.call("tailProcessStdoutLog", `logs:logs_${two(random.below(30))}`, 0, 4096),
  (daemon, random) => daemon.call("readProcessStdoutLog", `crashes:crashes_${two(random.below(50))}`, -2000, 0),
  (daemon, random) => daemon.call("clearProcessLogs", `logs:logs_${two(random.below(30))}`),
  (daemon, random) => daemon.call("signalProcess", `idle:idle_${two(random.below(19))}`, "KILL"),
  (daemon, random) => daemon.call("stopProcess", `idle:idle_${two(random.below(19))}`),
  (daemon) => daemon.call("startProcessGroup", "idle"),
  (daemon) => daemon.call("getAllProcessInfo"),
  (daemon) => Promise.resolve(Deno.kill(daemon.pid, "SIGUSR2")),
  followForAWhile,
  async (daemon, random) => {
    await Deno.writeTextFile(`${daemon.folder}/more.conf`, more(1 + random.below(9)));
    await daemon.ctl("update");
  },
];

const two = (number: number) => String(number).padStart(2, "0");

async function followForAWhile({ socket }: RunningDaemon, random: Random): Promise<void> {
  using client = await Deno.connect({ transport: "unix", path: socket });
  await client.write(new TextEncoder().encode(`GET /logtail/logs:logs_${two(random.below(30))} HTTP/1.1\r\n\r\n`));
  for (let count = 0; count < 3; count++) await client.read(new Uint8Array(65536));
}

/** Does one thing after the other until the time is over; what comes in the way of another client is no fault. */
async function bustle(daemon: RunningDaemon, { seed, end }: { seed: number; end: number }): Promise<void> {
  const random = new Random(seed);
  while (performance.now() < end) {
    try {
      await random.pick(DEEDS)(daemon, random);
    } catch (error) {
      const rival = error instanceof RpcFault &&
        /^(NOT_RUNNING|ALREADY|NO_FILE|ABNORMAL|SPAWN_ERR)/.test(error.message);
      if (!rival) throw error;
    }
  }
}

const openFiles = ({ pid }: RunningDaemon) => [...Deno.readDirSync(`/proc/${pid}/fd`)].length;

interface Rest {
  /** MB. */
  readonly memory: number;
  readonly files: number;
}

/** Stops everything, waits until that costs no CPU time any more, and looks at what is left. */
async function rest(daemon: RunningDaemon): Promise<Rest> {
  await daemon.call("stopAllProcesses");
  await until("2 s without CPU time", async () => {
    const before = cpuSeconds(daemon.pid);
    await finish("sleep", ["2"]);
    return cpuSeconds(daemon.pid) - before < 0.015 || undefined;
  });
  return { memory: memory(daemon.pid).resident / MB, files: openFiles(daemon) };
}

async function round(daemon: RunningDaemon, number: number): Promise<Rest> {
  await daemon.call("startAllProcesses", false);
  await answering(daemon, () => {
    const end = performance.now() + SECONDS * 1000;
    return Promise.all([1, 2, 3].map((client) => bustle(daemon, { seed: 3 * number + client, end })));
  });
  // Nobody is served while everything stops
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(/INFO supervisord started with pid/, number + 2);
  return await rest(daemon);
}

Deno.test(`${ROUNDS * SECONDS} s of crashing, logging, rotating, tailing, updating and reloading leave no trace`, async () => {
  await using daemon = await runDaemon(PROGRAMS, { settings: "minfds=2048" });
  const rests: Rest[] = [];
  for (let number = 0; number < ROUNDS; number++) rests.push(await round(daemon, number));
  const warm = rests.slice(1);
  const growth = slope(warm.map(({ memory }) => memory));
  const files = slope(warm.map(({ files }) => files));
  const memories = rests.map(({ memory }) => memory.toFixed(0)).join(", ");
  console.log(`  at rest: ${memories} MB, ${growth.toFixed(2)} MB and ${files.toFixed(2)} files more each round`);
  assert(growth < LEAK, `${growth} MB more each round`);
  assertEquals(new Set(warm.map(({ files }) => files)).size, 1, rests.map(({ files }) => files).join(", "));
});
