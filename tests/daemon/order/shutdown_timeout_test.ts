import { assert, assertEquals } from "@std/assert";
import { runDaemon } from "../../support/run_daemon.ts";

Deno.test("what does not stop is killed with its whole group when time is up, whatever its stopwaitsecs", async () => {
  await using daemon = await runDaemon(
    `
[program:deaf]
command=sh -c 'trap "" TERM; sleep 1000 & echo $! > grandchild; echo up; wait; wait'
directory=%(here)s
stopwaitsecs=600
[program:behind]
command=sleep 1000
priority=1
`,
    { settings: "shutdown_timeout=2\n" },
  );
  await daemon.waitForState("deaf", "RUNNING");
  const grandchild = Number(await Deno.readTextFile(`${daemon.folder}/grandchild`));
  assertEquals(await daemon.stop(), 0);
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  assertEquals(log.match(/(killing what is left|stopped: \w+ \(terminated by SIGKILL).*/g)?.toSorted(), [
    "killing what is left after 2 s (shutdown_timeout): behind, deaf",
    "stopped: behind (terminated by SIGKILL)",
    "stopped: deaf (terminated by SIGKILL)",
  ]);
  const state = await Deno.readTextFile(`/proc/${grandchild}/stat`).catch(() => "gone");
  assert(state === "gone" || / Z /.test(state), state);
});
