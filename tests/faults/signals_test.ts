import { assertEquals, assertMatch } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { children } from "../bench/support/proc.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const HANDLED = ["HUP", "INT", "QUIT", "USR2", "TERM", "CHLD"];
/** Bits of SIGHUP, SIGINT, SIGQUIT, SIGUSR2, SIGTERM and SIGCHLD in the masks of /proc. */
const HANDLED_MASK = "0000000000014807";

const PROGRAMS = `
[program:cat]
command=cat
process_name=%(program_name)s_%(process_num)d
numprocs=3
startsecs=0
[program:crash]
command=sh -c "sleep 0.05; exit 3"
startsecs=0
startretries=1000
autorestart=true
`;

/** A mask of signals of a task of a process. */
async function mask(pid: number, which: "SigBlk" | "SigIgn", task = pid): Promise<string> {
  const status = await Deno.readTextFile(`/proc/${pid}/task/${task}/status`);
  return new RegExp(`^${which}:\\s+(\\w+)$`, "m").exec(status)?.[1] ?? "none";
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Three clients that ask all the time, until disposed; while it reloads nobody answers them. */
function askingClients(daemon: RunningDaemon): AsyncDisposable {
  let going = true;
  const clients = Array.from({ length: 3 }, async () => {
    while (going) await daemon.call("getAllProcessInfo").catch(() => pause(5));
  });
  return {
    async [Symbol.asyncDispose]() {
      going = false;
      await Promise.all(clients);
    },
  };
}

/** Resolves when the reload that adds [program:last] is over and every cat runs, once. */
async function allThereOnce(daemon: RunningDaemon): Promise<void> {
  await until("the last reload to be in force", async () => {
    const infos = await processInfos(daemon);
    const running = infos.filter(({ group, statename }) => group !== "crash" && statename === "RUNNING");
    return running.length === 4 && running.some(({ name }) => name === "last") || undefined;
  }, 30);
  const pids = (await processInfos(daemon)).filter(({ group }) => group !== "crash").map(({ pid }) => pid);
  const cats = [...children(daemon.pid)].filter((pid) => commandOf(pid) === "cat");
  assertEquals(cats.sort(), pids.sort());
}

/** Null for one that is gone, or not yet more than a copy of us. */
function commandOf(pid: number): string | null {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/comm`).trim();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return null;
  }
}

Deno.test("a storm of SIGHUP, SIGUSR2 and SIGCHLD: nothing dies, is lost or doubled, the last reload is in force", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  const random = new Random(20261129);
  await using _clients = askingClients(daemon);
  for (let count = 0; count < (IS_NIGHT ? 5000 : 500); count++) {
    Deno.kill(daemon.pid, random.pick(["SIGHUP", "SIGUSR2", "SIGCHLD"] as const));
    await pause(1 + random.below(20));
  }
  await Deno.writeTextFile(
    `${daemon.folder}/supervisord.conf`,
    "[program:last]\ncommand=cat\nstartsecs=0\n",
    { append: true },
  );
  Deno.kill(daemon.pid, "SIGHUP");
  await allThereOnce(daemon);
});

Deno.test("40 SIGHUPs 3 ms apart end nothing", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  for (let count = 0; count < 40; count++) {
    Deno.kill(daemon.pid, count % 4 === 3 ? "SIGUSR2" : "SIGHUP");
    await pause(3);
  }
  await until("it to answer again", async () => (await processInfos(daemon)).length === 4 || undefined);
  assertEquals(await daemon.stop(), 0);
});

Deno.test("no thread of the daemon can be ended by a signal that it handles", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  const tasks = Array.from(Deno.readDirSync(`/proc/${daemon.pid}/task`), ({ name }) => Number(name));
  const masks = await Promise.all(tasks.map((task) => mask(daemon.pid, "SigBlk", task)));
  assertEquals(new Set(masks), new Set([HANDLED_MASK]));
});

for (const how of ["block", "ignore"]) {
  Deno.test(`a caller that ${how}s every signal changes nothing for the daemon and its programs`, async () => {
    await using daemon = await runDaemon(PROGRAMS, {
      through: () => ["env", ...HANDLED.map((name) => `--${how}-signal=${name}`)],
      settings: "loglevel=debug",
    });
    await daemon.waitForLog(/exited: crash \(exit status 3; not expected\)/, 2);
    const [cat] = (await processInfos(daemon)).filter(({ group }) => group === "cat");
    assertEquals(await mask(cat?.pid ?? 0, "SigBlk"), "0".repeat(16));
    // SIGPIPE and SIGXFSZ (SIG-009)
    assertEquals(await mask(cat?.pid ?? 0, "SigIgn"), "0000000001001000");
    Deno.kill(daemon.pid, "SIGUSR2");
    await daemon.waitForLog(/received SIGUSR2 indicating log reopen request/);
    Deno.kill(daemon.pid, "SIGHUP");
    await daemon.waitForLog(/supervisord started with pid/, 2);
    assertEquals(await daemon.stop(), 0);
    assertMatch(await daemon.log(), /received SIGTERM indicating exit request/);
  });
}

Deno.test("a log behind the limit on file sizes is told, and the programs go on", async () => {
  await using daemon = await runDaemon(PROGRAMS, {
    through: (
      folder,
    ) => ["sh", "-c", `head -c 4096 /dev/zero > ${folder}/supervisord.log; ulimit -f 8; exec "$@"`, "sh"],
  });
  const pids = new Set<number>();
  await until("one that crashes to be started again", async () => {
    const crash = (await processInfos(daemon)).find(({ name }) => name === "crash");
    return pids.add(crash?.pid || daemon.pid).size > 2 || undefined;
  });
  assertEquals(await daemon.stop(), 0);
  assertMatch(await Deno.readTextFile(`${daemon.folder}/stderr`), /^Cannot write the log file .*: \[Errno 27\]/);
});
