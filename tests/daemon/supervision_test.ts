import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { AS_FIRST } from "../support/as_first.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { finish } from "../support/installation.ts";
import { until } from "../support/until.ts";

Deno.test("a program whose grandchild holds its pipes is EXITED when it exits itself", async () => {
  await using daemon = await runDaemon(`
[program:parent]
command=sh -c "sleep 600 & echo $! > ${"%(here)s"}/grandchild; sleep 0.2; exit 0"
startsecs=0
`);
  await daemon.waitForState("parent", "EXITED");
  const grandchild = Number(await Deno.readTextFile(`${daemon.folder}/grandchild`));
  // It holds them still
  assertMatch(await Deno.readTextFile(`/proc/${grandchild}/cmdline`), /^sleep/);
  assertStringIncludes(await Deno.readLink(`/proc/${grandchild}/fd/1`), "pipe:");
  Deno.kill(grandchild, "SIGKILL");
});

Deno.test("programs that end at once are all logged as RUNNING before the first end (STATE-007)", async () => {
  await using daemon = await runDaemon(`
[program:once]
command=true
process_name=%(process_num)02d
numprocs=30
startsecs=0
autorestart=false
`);
  await daemon.waitForLog(/INFO exited: \d\d/, 30);
  const lines = (await daemon.log()).match(/(spawned: '|success: |exited: )(?=\d\d\b)/g);
  assertEquals(lines, ["spawned: '", "success: ", "exited: "].flatMap((what) => Array<string>(30).fill(what)));
});

Deno.test("an idle daemon does not wake up", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await daemon.waitForState("cat", "RUNNING");
  // It tidies up once it has been quiet for a moment
  await until("a second without a wake-up", async () => await wokenIn(daemon.pid, "1") === 0 || undefined);
  // The one thing that can be waited for here is time: three seconds without a wake-up of the main thread
  const woken = await wokenIn(daemon.pid, "3");
  assertEquals(woken <= 2, true, `woke up ${woken} times in 3 s`);
});

async function wokenIn(pid: number, seconds: string): Promise<number> {
  const before = await switches(pid);
  await finish("sleep", [seconds]);
  return await switches(pid) - before;
}

async function switches(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/task/${pid}/status`);
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]);
}

Deno.test("strangers are reaped without stealing an exit status of ours", async () => {
  // The stranger's parent ends first, so that it is handed to the first process of the namespace
  const asFirst = "(sh -c 'sleep 1; exit 7' &) ; exec \"$@\"";
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n", {
    through: () => [...AS_FIRST, "sh", "-c", asFirst, "sh"],
  });
  await daemon.waitForState("cat", "RUNNING");
  await until("the stranger to be reaped", async () => {
    const log = await daemon.log();
    return /INFO reaped unknown pid \d+ \(exit status 7\)/.test(log) ? true : undefined;
  });
  assertMatch((await daemon.ctl("status")).stdout, /^cat +RUNNING/);
});

Deno.test("whatever a program wrote before its exit is in its log, over rotations", async () => {
  await using daemon = await runDaemon(`
[program:writer]
command=sh -c "seq 1 200000"
startsecs=0
autorestart=false
stdout_logfile=%(here)s/out.log
stdout_logfile_maxbytes=100KB
stdout_logfile_backups=50
`);
  await daemon.waitForState("writer", "EXITED");
  const parts = await Promise.all(
    Array.from({ length: 51 }, async (_, index) => {
      const path = index === 50 ? `${daemon.folder}/out.log` : `${daemon.folder}/out.log.${50 - index}`;
      return await Deno.readTextFile(path).catch(() => "");
    }),
  );
  const numbers = parts.join("").trimEnd().split("\n").map(Number);
  assertEquals(numbers.length, 200000);
  assertEquals(numbers.findIndex((number, index) => number !== index + 1), -1);
});
