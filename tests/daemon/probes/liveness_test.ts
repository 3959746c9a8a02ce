import { assertEquals, assertMatch } from "@std/assert";
import { freePort } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";

/** Only root can run a program as somebody else. */
const AS_ROOT = { ignore: Deno.uid() !== 0 };
const CHECK = `liveness_check_initial_delay=0
liveness_check_period=0.2
liveness_check_timeout=0.5
liveness_check_failure_threshold=2
startsecs=0
`;

Deno.test("a program whose check fails is restarted, stopped, or left alone, and that is said once", async () => {
  await using daemon = await runDaemon(`
[program:restart]
command=sh -c "test -e broken || touch broken; exec sleep 1000"
liveness_check_script=sh -c "test -e mended || { echo it is broken; exit 3; }"
${CHECK}
[program:stop]
command=sleep 1000
liveness_check_script=tcp://127.0.0.1:1
liveness_check_failure_action=stop
${CHECK}
[program:none]
command=sleep 1000
liveness_check_script=http://127.0.0.1:${freePort()}/
liveness_check_failure_action=none
${CHECK}
[program:slow]
command=sleep 1000
liveness_check_script=sh -c "sleep 1000 & wait"
liveness_check_failure_action=none
${CHECK}
`);
  const why = "liveness check of";
  await daemon.waitForLog(
    new RegExp(`WARN ${why} restart fails 2 times: exit status 3; it says: it is broken; restarting it`),
    2,
  );
  await Deno.writeTextFile(`${daemon.folder}/mended`, "");
  await daemon.waitForLog(
    new RegExp(`WARN ${why} stop fails 2 times: \\[Errno 111\\] Connection refused; stopping it`),
  );
  await daemon.waitForState("stop", "STOPPED");
  await daemon.waitForLog(new RegExp(`WARN ${why} slow fails 2 times: no answer within 0.5 s$`, "m"));
  await daemon.waitForLog(new RegExp(`WARN ${why} none fails 2 times: \\[Errno 111\\] Connection refused$`, "m"));
  await daemon.waitForState("restart", "RUNNING");
  const log = await daemon.log();
  assertEquals(log.match(/liveness check of none/g)?.length, 1);
  assertMatch(log, /stopped: restart \(terminated by SIGTERM\)\n.*spawned: 'restart' with pid \d+/);
  assertEquals((await daemon.ctl("status", "none")).stdout.includes("RUNNING"), true);
});

Deno.test("a program that is alive again is told, and one that is alive at first where that is asked for", async () => {
  await using daemon = await runDaemon(`
[program:flaps]
command=sleep 1000
liveness_check_script=test -e well
liveness_check_failure_action=none
liveness_check_success_threshold=2
${CHECK}
[program:well]
command=sleep 1000
liveness_check_script=true
liveness_check_success_action=log
${CHECK}
`);
  await daemon.waitForLog(/WARN liveness check of flaps fails 2 times: exit status 1$/m);
  await Deno.writeTextFile(`${daemon.folder}/well`, "");
  await daemon.waitForLog(/INFO liveness check of flaps succeeds again$/m);
  await daemon.waitForLog(/INFO liveness check of well succeeds$/m);
  assertEquals((await daemon.log()).match(/check of well/g)?.length, 1);
});

Deno.test("a command that is asked runs as the program's user, in its directory", AS_ROOT, async () => {
  await using daemon = await runDaemon(`
[program:place]
command=sleep 1000
user=nobody
directory=/
liveness_check_script=sh -c 'echo "$(id -un) in $PWD"; exit 1'
liveness_check_failure_action=none
${CHECK}
`);
  await daemon.waitForLog(/check of place fails 2 times: exit status 1; it says: nobody in \/$/m);
});

const DOG = `import os, socket, sys, time
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
print(os.environ["WATCHDOG_USEC"], os.environ.get("WATCHDOG_PID"), flush=True)
for count in range(int(sys.argv[1])):
    s.sendto(b"WATCHDOG=1", os.environ["NOTIFY_SOCKET"])
    time.sleep(0.1)
if len(sys.argv) > 2: s.sendto(sys.argv[2].encode(), os.environ["NOTIFY_SOCKET"])
time.sleep(1000)
`;

Deno.test("a program that sends no WATCHDOG=1 any more is restarted", async () => {
  await using daemon = await runDaemon(
    `
[program:tired]
command=python3 dog.py 12
watchdog_secs=0.5
startsecs=0
stdout_logfile=%(here)s/tired.log
[program:ill]
command=python3 dog.py 3 WATCHDOG=trigger
watchdog_secs=5
startsecs=0
liveness_check_failure_action=stop
[program:well]
command=python3 dog.py 10000
watchdog_secs=1
startsecs=0
`,
    {
      prepare: (folder) => Deno.writeTextFile(`${folder}/dog.py`, DOG),
      // As from a service manager that watches supervisord itself
      through: () => ["env", "WATCHDOG_PID=1", "WATCHDOG_USEC=1"],
    },
  );
  await daemon.waitForLog(/WARN tired has sent no WATCHDOG=1 for 0.5 s; restarting it/, 2);
  await daemon.waitForLog(/WARN ill has sent WATCHDOG=trigger; stopping it/);
  await daemon.waitForState("ill", "STOPPED");
  assertMatch(await Deno.readTextFile(`${daemon.folder}/tired.log`), /^500000 None$/m);
  assertEquals((await daemon.log()).includes("well has sent"), false);
});

Deno.test("who stops a program while it is being restarted has it stopped, and so has a shutdown", async () => {
  await using daemon = await runDaemon(`
[program:slow]
command=sh -c "trap 'sleep 1; exit' TERM; while :; do sleep 0.1; done"
liveness_check_script=false
${CHECK}
[program:other]
command=sh -c "trap 'sleep 1; exit' TERM; while :; do sleep 0.1; done"
liveness_check_script=test ! -e now
${CHECK}
`);
  await daemon.waitForLog(/check of slow .*; restarting it/);
  assertMatch((await daemon.ctl("stop", "slow")).stdout, /slow: stopped/);
  await Deno.writeTextFile(`${daemon.folder}/now`, "");
  await daemon.waitForLog(/check of other .*; restarting it/);
  assertEquals(await daemon.stop(), 0);
});
