import { assertMatch } from "@std/assert";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";
import { within } from "../support/within.ts";

const CTL = new URL("../../dist/supervisorctl", import.meta.url).pathname;
/** Seconds. */
const END = 30;

/** Follows the main log, and gives what came when the daemon has hung up. */
async function follower({ folder }: RunningDaemon): Promise<{ readonly end: () => Promise<string> }> {
  const args = ["-c", `exec ${CTL} -c ${folder}/supervisord.conf maintail -f > ${folder}/followed`];
  const child = new Deno.Command("sh", { args, stdin: "null", stderr: "null" }).spawn();
  const followed = () => Deno.readTextFile(`${folder}/followed`);
  await until("the log to be followed", async () => /entered RUNNING/.test(await followed()) || undefined);
  return {
    async end() {
      await within(END, "the follower to end", child.status);
      return await followed();
    },
  };
}

Deno.test("who follows the main log gets its last lines at a shutdown (HTTP-037)", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await daemon.waitForLog(/cat entered RUNNING/);
  const following = await follower(daemon);
  await daemon.stop();
  assertMatch(
    await following.end(),
    /received SIGTERM indicating exit request\n.*waiting for cat to die\n.*stopped: cat /s,
  );
});

Deno.test("who follows the main log gets its last lines at a reload (HTTP-037)", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await daemon.waitForLog(/cat entered RUNNING/);
  const following = await follower(daemon);
  Deno.kill(daemon.pid, "SIGHUP");
  assertMatch(await following.end(), /received SIGHUP indicating restart request\n.*stopped: cat /s);
});
