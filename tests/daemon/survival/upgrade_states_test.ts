import { assertEquals, assertMatch } from "@std/assert";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const PATIENT_LISTENER = new URL("../../fixtures/patient_listener.py", import.meta.url).pathname;

const [BEGIN, END] = ["<!--XSUPERVISOR:BEGIN-->", "<!--XSUPERVISOR:END-->"];

async function states(daemon: RunningDaemon): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await processInfos(daemon)).map(({ name, statename }) => [name, statename]));
}

const readLog = ({ folder }: RunningDaemon, name: string) => Deno.readTextFile(`${folder}/${name}.log`);

Deno.test("every state goes on where it stood: the seconds that are left, retries, exit statuses", async () => {
  await using daemon = await runDaemon(`
[program:starting]
command=sleep 1000
startsecs=4
[program:backoff]
command=false
startretries=2
[program:stubborn]
command=sh -c "trap '' TERM; echo ready; while :; do sleep 0.1; done"
stopwaitsecs=4
startsecs=0
stdout_logfile=%(here)s/stubborn.log
[program:exited]
command=sh -c "exit 3"
startsecs=0
autorestart=false
[program:stopped]
command=cat
autostart=false
`);
  await until("its trap to be set", async () => (await readLog(daemon, "stubborn")) !== "" || undefined);
  await daemon.call("stopProcess", "stubborn", false);
  await daemon.waitForLog(/exited: backoff/, 1);
  const before = await states(daemon);
  assertEquals([before["starting"], before["stubborn"]], ["STARTING", "STOPPING"]);
  await upgrade(daemon);
  const after = await states(daemon);
  assertEquals({ ...after, backoff: "" }, { ...before, backoff: "" });
  await daemon.waitForLog(/success: starting entered RUNNING state, process has stayed up for > than 4 seconds/);
  await daemon.waitForLog(/killing 'stubborn' \(\d+\) with SIGKILL/);
  await daemon.waitForLog(/gave up: backoff entered FATAL state, too many start retries too quickly/);
  assertEquals((await daemon.log()).match(/spawned: 'backoff'/g)?.length, 3);
  assertEquals((await daemon.log()).match(/spawned: 'starting'/g)?.length, 1);
  const [exited] = (await processInfos(daemon)).filter(({ name }) => name === "exited");
  assertEquals(exited?.exitstatus, 3);
});

Deno.test("what ends between the two programs is told by the next one, with its last words and its status", async () => {
  await using daemon = await runDaemon(`
[program:ends]
command=sh -c "sleep 0.%(process_num)02d; echo last words; exit %(process_num)d"
process_name=e%(process_num)02d
numprocs=80
autostart=false
autorestart=false
startsecs=0
stdout_logfile=%(here)s/e%(process_num)02d.log
`);
  for (const name of ["e10", "e11"]) await daemon.call("startProcess", `ends:${name}`, false);
  await daemon.call("startProcessGroup", "ends", false).catch(() => {});
  await upgrade(daemon);
  await daemon.waitForLog(/exited: e\d\d /, 80);
  const told = [...(await daemon.log()).matchAll(/exited: e(\d\d) \(exit status (\d+);/g)];
  assertEquals(told.map(([, , status]) => Number(status)), told.map(([, name]) => Number(name)));
  for (let number = 0; number < 80; number++) {
    assertEquals(await readLog(daemon, `e${String(number).padStart(2, "0")}`), "last words\n");
  }
});

Deno.test("bytes on their way are kept: stdin that was not read, half a token, half a sequence, a log by its descriptor", async () => {
  await using daemon = await runDaemon(
    `
[program:slow]
command=sh -c "read go; cat"
stdout_logfile=%(here)s/slow.log
stdout_logfile_maxbytes=0
startsecs=0
[program:captures]
command=sh -c "printf 'before${BEGIN}caught \\\\033[3'; read go; printf '1mtext${END}after'; exec cat"
stdout_capture_maxbytes=1MB
stdout_logfile=%(here)s/captures.log
startsecs=0
[eventlistener:hears]
command=python3 ${PATIENT_LISTENER} 0 %(here)s/heard.log
events=PROCESS_COMMUNICATION
stdout_logfile=NONE
startsecs=0
`,
    { settings: "strip_ansi=true" },
  );
  await daemon.waitForLog(/entered RUNNING state/, 3);
  const long = "x".repeat(300_000);
  await daemon.call("sendProcessStdin", "slow", `go\n${long}`);
  await until("the first part to be logged", async () => (await readLog(daemon, "captures")) === "before" || undefined);
  await Deno.rename(`${daemon.folder}/slow.log`, `${daemon.folder}/moved.log`);
  await upgrade(daemon);
  await daemon.call("sendProcessStdin", "captures", "go\n");
  await daemon.call("sendProcessStdin", "slow", "end");
  await until("all to be logged", async () => (await readLog(daemon, "captures")) === "beforeafter" || undefined);
  await until("the event to be told", async () => /\ncaught text$/.test(await readLog(daemon, "heard")) || undefined);
  await until(
    "what was not read to be read",
    async () => (await readLog(daemon, "moved")) === `${long}end` || undefined,
  );
});

Deno.test("a listener that is busy answers the next program, and events that wait are told in order, once", async () => {
  await using daemon = await runDaemon(`
[eventlistener:slow]
command=python3 ${PATIENT_LISTENER} 0.4 %(here)s/heard.log
events=REMOTE_COMMUNICATION
buffer_size=100
stdout_logfile=NONE
startsecs=0
`);
  await daemon.waitForLog(/entered RUNNING state/);
  for (let count = 0; count < 6; count++) await daemon.call("sendRemoteCommEvent", "t", `event ${count};`);
  await until("the first to be heard", async () => /event 0;/.test(await readLog(daemon, "heard")) || undefined);
  await upgrade(daemon);
  await daemon.call("sendRemoteCommEvent", "t", "event 6;");
  await until("all to be heard", async () => /event 6;/.test(await readLog(daemon, "heard")) || undefined);
  const heard = [...(await readLog(daemon, "heard")).matchAll(/event (\d);/g)].map(([, number]) => Number(number));
  assertEquals(heard, [0, 1, 2, 3, 4, 5, 6]);
  const serials = [...(await readLog(daemon, "heard")).matchAll(/ serial:(\d+) /g)].map(([, serial]) => Number(serial));
  assertEquals(serials, serials.toSorted((one, other) => one - other));
  assertEquals(new Set(serials).size, serials.length);
});

Deno.test("what is on disk and not reread stays so; a reread, a reload and a stop do what they always do", async () => {
  const daemon = await runDaemon("[program:one]\ncommand=sleep 1000\nstartsecs=0\n");
  await using _ = daemon;
  await daemon.waitForLog(/entered RUNNING state/);
  const config = `${daemon.folder}/supervisord.conf`;
  await Deno.writeTextFile(
    config,
    `${await Deno.readTextFile(config)}[program:two]\ncommand=sleep 1000\nstartsecs=0\n`,
  );
  await upgrade(daemon);
  assertEquals(await states(daemon), { one: "RUNNING" });
  assertEquals((await daemon.ctl("avail")).stdout.includes("two"), false);
  assertMatch((await daemon.ctl("reread")).stdout, /^two: available$/m);
  await upgrade(daemon);
  assertMatch((await daemon.ctl("update")).stdout, /^two: added process group$/m);
  await upgrade(daemon);
  assertEquals(await states(daemon), { one: "RUNNING", two: "RUNNING" });
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(/supervisord started with pid/, 2);
  await daemon.waitForLog(/spawned: 'two'/, 2);
  assertEquals(await daemon.stop(), 0);
  const left = Array.from(Deno.readDirSync(daemon.folder), ({ name }) => name).filter((name) =>
    /\.(sock|pid)/.test(name)
  );
  assertEquals(left, []);
});
