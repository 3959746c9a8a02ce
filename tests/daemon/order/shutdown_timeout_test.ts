import { assert, assertEquals } from "@std/assert";
import { runDaemon } from "../../support/run_daemon.ts";

Deno.test("what does not stop is killed with its whole group when time is up, whatever its stopwaitsecs", async () => {
  await using daemon = await runDaemon(
    `
[program:deaf]
command=sh -c 'trap "" TERM; sleep 1000 & echo $! > grandchild; echo up; wait; wait'
directory=%(here)s
stopwaitsecs=600
[fcgi-program:socket]
command=sh -c 'trap "" TERM; exec sleep 1000'
socket=unix://%(here)s/fcgi.sock
stopwaitsecs=600
[eventlistener:ear]
command=sleep 1000
events=TICK_3600
[program:behind]
command=sleep 1000
priority=1
`,
    { settings: "shutdown_timeout=2\n" },
  );
  for (const name of ["deaf", "socket"]) await daemon.waitForState(name, "RUNNING");
  const grandchild = Number(await Deno.readTextFile(`${daemon.folder}/grandchild`));
  assertEquals(await daemon.stop(), 0);
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  assertEquals(log.match(/(killing what is left|stopped: \w+ \(terminated by SIGKILL).*/g)?.toSorted(), [
    "killing what is left after 2 s (shutdown_timeout): ear, behind, deaf, socket",
    "stopped: behind (terminated by SIGKILL)",
    "stopped: deaf (terminated by SIGKILL)",
    "stopped: ear (terminated by SIGKILL)",
    "stopped: socket (terminated by SIGKILL)",
  ]);
  const state = await Deno.readTextFile(`/proc/${grandchild}/stat`).catch(() => "gone");
  assert(state === "gone" || / Z /.test(state), state);
});
