import { assertEquals, assertMatch } from "@std/assert";
import { answering } from "../support/answering.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FIXTURE = new URL("../fixtures/deaf_syslog.py", import.meta.url).pathname;
/** More than what waits for it may take. */
const LINES = 40_000;

Deno.test("a syslog that does not read stops neither the daemon nor its programs, nor the end of both, and what is lost is told (SYSLOG-006)", async () => {
  await using daemon = await runDaemon(
    `
[program:talks]
command=seq ${LINES}
startsecs=0
autorestart=false
stdout_syslog=true
stdout_logfile=%(here)s/talks.log
`,
    { through: () => ["python3", FIXTURE] },
  );
  await answering(daemon, async () => {
    await daemon.waitForState("talks", "EXITED");
    const text = await until("the last line", async () => {
      const text = await Deno.readTextFile(`${daemon.folder}/talks.log`);
      return text.endsWith(`\n${LINES}\n`) ? text : undefined;
    });
    assertEquals(text.split("\n").length, LINES + 1);
  });
  assertEquals(await daemon.stop(), 0);
  assertMatch(await daemon.log(), /WARN Cannot write \d+ lines to syslog: it does not take them; they are lost/);
});
