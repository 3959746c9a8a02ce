import { assertEquals, assertMatch } from "@std/assert";
import { freePort } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

/** Sends READY=1 when there is a file "go"; what it prints first is what an event listener says. */
const NOTIFIER = `import os, socket, time
print("READY", flush=True)
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
while not os.path.exists("go"): time.sleep(0.02)
s.sendto(b"READY=1", os.environ["NOTIFY_SOCKET"])
time.sleep(1000)
`;

const prepare = async (folder: string) => {
  await Deno.writeTextFile(`${folder}/notifier.py`, NOTIFIER);
  await Deno.writeTextFile(`${folder}/vars.env`, "COLOUR=blue\n");
};

const COMMON = "directory=%(here)s\nstartsecs=0\n";

/** The section of a name for each kind of program whose stdin or stdout is another one's business. */
const KINDS: Readonly<Record<string, (name: string) => string>> = {
  "fcgi-program": (name) => `[fcgi-program:${name}]\nsocket=unix://%(here)s/${name}.sock\n${COMMON}`,
  eventlistener: (name) => `[eventlistener:${name}]\nevents=TICK_3600\n${COMMON}`,
};

for (const [kind, section] of Object.entries(KINDS)) {
  Deno.test(`${kind}: it is RUNNING once it is ready, in each way to tell so, and has the variables of its file`, async () => {
    const wait = "echo READY; until test -e go; do sleep 0.02; done";
    const [port, web] = [freePort(), freePort()];
    const server = (where: number) =>
      `command=sh -c '${wait}; exec python3 -m http.server ${where} --bind 127.0.0.1 > /dev/null 2>&1'\n`;
    const ways = {
      notify: "command=python3 notifier.py\nready=notify\n",
      fd: `command=sh -c '${wait}; echo >&5; exec sleep 1000'\nready=fd:5\n`,
      line: `command=sh -c '${wait}; echo up and about >&2; exec sleep 1000'\nready_log_line=^up and\n`,
      first:
        "command=sh -c 'until test -e go; do sleep 0.02; done; echo READY; exec sleep 1000'\nready_log_line=^READY$\n",
      cmd: "command=sleep 1000\nready_cmd=sh -c 'test -e go && test $COLOUR = blue'\nenv_file=%(here)s/vars.env\n",
      port: `${server(port)}ready_port=127.0.0.1:${port}\n`,
      http: `${server(web)}ready_http=http://127.0.0.1:${web}/\n`,
    };
    const programs = Object.entries(ways).map(([name, options]) => `${section(name)}${options}`);
    await using daemon = await runDaemon(programs.join(""), { prepare });
    const names = Object.keys(ways);
    await daemon.waitForLog(/spawned: /, names.length);
    const states = async () => (await daemon.ctl("status")).stdout.match(/STARTING|RUNNING/g);
    assertEquals(await states(), names.map(() => "STARTING"));
    await Deno.writeTextFile(`${daemon.folder}/go`, "");
    assertEquals((await daemon.ctl("wait", "all", "--timeout", "60")).code, 0);
    assertEquals((await daemon.log()).match(/is ready and has stayed up/g)?.length, names.length);
  });

  Deno.test(`${kind}: it is restarted when it does not live, and FATAL when it is never ready`, async () => {
    await using daemon = await runDaemon(
      `${section("sick")}command=sleep 1000
liveness_check_script=test ! -e sick
liveness_check_initial_delay=0
liveness_check_period=0.1
liveness_check_failure_threshold=1
${section("late")}command=sleep 1000
ready_cmd=false
ready_timeout=1
startretries=0
${section("behind")}command=sleep 1000
depends_on=late
`,
    );
    await daemon.waitForState("sick", "RUNNING");
    await Deno.writeTextFile(`${daemon.folder}/sick`, "");
    await daemon.waitForLog(/check of sick fails: exit status 1; restarting it/);
    await Deno.remove(`${daemon.folder}/sick`);
    await daemon.waitForLog(/spawned: 'sick'/, 2);
    await daemon.waitForState("late", "FATAL");
    await until("the restart", async () => !(await daemon.ctl("health", "sick")).code || undefined);
    assertMatch(
      (await daemon.ctl("health")).stdout,
      /^behind +STOPPED +cannot start: late is FATAL: not ready after 1 s\nlate +FATAL +not ready after 1 s\n$/,
    );
  });

  Deno.test(`${kind}: it is restarted when it sends no WATCHDOG=1`, async () => {
    await using daemon = await runDaemon(`${section("tired")}command=sleep 1000\nwatchdog_secs=0.5\n`);
    await daemon.waitForLog(/tired has sent no WATCHDOG=1 for 0.5 s; restarting it/);
    await daemon.waitForLog(/spawned: 'tired'/, 2);
  });

  Deno.test(`${kind}: an essential one ends supervisord with its status`, async () => {
    await using daemon = await runDaemon(
      `${
        section("main")
      }command=sh -c 'until test -e go; do sleep 0.02; done; exit 7'\nessential=true\nautorestart=false\n` +
        `[program:other]\ncommand=sleep 1000\n`,
    );
    assertEquals(await daemon.stop(() => Deno.writeTextFile(`${daemon.folder}/go`, "")), 7);
  });
}

Deno.test("all processes of a oneshot have to succeed, and the one that has not is named; of an essential one, too", async () => {
  const oneshot = (more: string) => `
[program:migrate]
command=sh -c 'until test -e go%(process_num)d; do sleep 0.02; done; exit $(cat go%(process_num)d)'
numprocs=2
process_name=%(process_num)d
type=oneshot
autorestart=false
${COMMON}${more}
[group:app]
programs=api
[program:api]
command=sleep 1000
depends_on=migrate:completed_successfully
${COMMON}`;
  {
    await using daemon = await runDaemon(oneshot(""));
    await Deno.writeTextFile(`${daemon.folder}/go0`, "0");
    await daemon.waitForState("migrate:0", "EXITED");
    const waiting = /^app:api +STOPPED +waiting for migrate:1 to complete successfully\n$/;
    assertMatch((await daemon.ctl("health")).stdout, waiting);
    await Deno.writeTextFile(`${daemon.folder}/go1`, "4");
    assertEquals(
      (await daemon.ctl("wait", "app:*", "--timeout", "60")).stdout,
      "app:api: ERROR " +
        "(STOPPED: cannot start: migrate:1 has ended with status 4)\n",
    );
    await Deno.writeTextFile(`${daemon.folder}/go1`, "0");
    assertEquals((await daemon.ctl("start", "app:*")).stdout, "app:api: started\n");
    assertEquals((await daemon.log()).match(/spawned: '0'/g)?.length, 1);
  }
  await using daemon = await runDaemon(oneshot("essential=true"));
  await Deno.writeTextFile(`${daemon.folder}/go0`, "0");
  await daemon.waitForState("migrate:0", "EXITED");
  assertEquals(await daemon.stop(() => Deno.writeTextFile(`${daemon.folder}/go1`, "4")), 4);
});
