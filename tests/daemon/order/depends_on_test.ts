import { assertEquals, assertMatch } from "@std/assert";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { upgrade } from "../../support/upgrade.ts";

/** What status shows behind the state. */
async function description(daemon: RunningDaemon, name: string): Promise<string | undefined> {
  const { stdout } = await daemon.ctl("status", name);
  return /^\S+ +\S+ +(.*)$/m.exec(stdout)?.[1];
}

/** A file that whoever waits for it reads, until somebody writes into it. */
const FIFO = async (folder: string) => void (await new Deno.Command("mkfifo", { args: [`${folder}/go`] }).output());

const MIGRATION = `
[program:migrate]
command=sh -c 'read status < go; exit $status'
directory=%(here)s
type=oneshot
[program:api]
command=sh -c 'cat up; exec sleep 1000'
directory=%(here)s
depends_on=migrate:service_completed_successfully
stdout_logfile=%(here)s/api.log
startsecs=0
`;

Deno.test("an api is started when its migration is done, over an upgrade of supervisord in between", async () => {
  await using daemon = await runDaemon(MIGRATION, { prepare: FIFO });
  await daemon.waitForState("migrate", "RUNNING");
  const waiting = "waiting for migrate to complete successfully";
  assertEquals(await description(daemon, "api"), waiting);
  await upgrade(daemon);
  assertEquals(await description(daemon, "api"), waiting);
  await Deno.writeTextFile(`${daemon.folder}/up`, "up");
  await Deno.writeTextFile(`${daemon.folder}/go`, "0\n");
  await daemon.waitForState("api", "RUNNING");
  assertMatch(await daemon.log(), /exited: migrate \(exit status 0; expected\)[^]*spawned: 'api'/);
});

Deno.test("an api goes on to wait under the supervisord that adopts it", async () => {
  await using daemon = await runDaemon(MIGRATION, { prepare: FIFO, settings: "adopt=true\n" });
  await daemon.waitForState("migrate", "RUNNING");
  await daemon.crash();
  await daemon.start();
  assertEquals(await description(daemon, "api"), "waiting for migrate to complete successfully");
  await Deno.writeTextFile(`${daemon.folder}/up`, "up");
  await Deno.writeTextFile(`${daemon.folder}/go`, "0\n");
  await daemon.waitForState("api", "RUNNING");
});

Deno.test("an api whose migration has failed says so, and a start of it tries both again", async () => {
  await using daemon = await runDaemon(MIGRATION, { prepare: FIFO });
  await daemon.waitForState("migrate", "RUNNING");
  await Deno.writeTextFile(`${daemon.folder}/go`, "3\n");
  await daemon.waitForLog(/held back: api \(cannot start: migrate has ended with status 3\)/);
  const { stdout } = await daemon.ctl("status", "api");
  assertMatch(stdout, /^api +STOPPED +cannot start: migrate has ended with status 3\n$/);
  const started = daemon.ctl("start", "api");
  await daemon.waitForState("migrate", "RUNNING");
  await Deno.writeTextFile(`${daemon.folder}/go`, "0\n");
  assertEquals((await started).stdout, "api: started\n");
});

const CHAIN = (settings = "") => `
[program:db]
command=sh -c 'trap "echo; exit 0" TERM; echo up; while :; do sleep 0.1; done'
startsecs=0
${settings}
[program:api]
command=sh -c 'trap "sleep 0.3; exit 0" TERM; echo up; while :; do sleep 0.1; done'
depends_on=db
startsecs=0
[program:web]
command=sh -c 'trap "sleep 0.3; exit 0" TERM; echo up; while :; do sleep 0.1; done'
depends_on=api
startsecs=0
`;

/** Who was started and stopped, in the order of the log. */
async function order(daemon: RunningDaemon): Promise<readonly string[]> {
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  return [...log.matchAll(/(spawned: '|stopped: )(\w+)/g)].map(([, what = "", name]) => `${what.slice(0, 2)} ${name}`);
}

Deno.test("start all, stop all, restart all and a shutdown keep the order, and a reload, too", async () => {
  const [up, down] = [["sp db", "sp api", "sp web"], ["st web", "st api", "st db"]];
  await using daemon = await runDaemon(CHAIN());
  await daemon.waitForState("web", "RUNNING");
  assertEquals(await order(daemon), up);
  await daemon.ctl("stop", "all");
  assertEquals(await order(daemon), [...up, ...down]);
  await daemon.ctl("start", "all");
  await daemon.ctl("restart", "all");
  assertEquals(await order(daemon), [...up, ...down, ...up, ...down, ...up]);
  await daemon.ctl("reload");
  await daemon.waitForLog(/spawned: 'web'/, 4);
  await daemon.waitForState("web", "RUNNING");
  assertEquals(await daemon.stop(), 0);
  assertEquals((await order(daemon)).slice(15), [...down, ...up, ...down]);
});

Deno.test("an update of what is needed leaves those that need it running, and adds groups in any order", async () => {
  await using daemon = await runDaemon(CHAIN());
  await daemon.waitForState("web", "RUNNING");
  const config = await Deno.readTextFile(daemon.config);
  await Deno.writeTextFile(
    daemon.config,
    `${config.replace("[program:api]", "stopwaitsecs=9\n[program:api]")}
[program:a]
command=sleep 1000
startsecs=0
depends_on=z
[program:z]
command=sleep 1000
startsecs=0
`,
  );
  const { stdout } = await daemon.ctl("update");
  assertEquals(stdout.split("\n").slice(0, 3), ["db: stopped", "db: updated process group", "a: added process group"]);
  await daemon.waitForState("a", "RUNNING");
  assertEquals((await order(daemon)).slice(3), ["st db", "sp db", "sp z", "sp a"]);
});
