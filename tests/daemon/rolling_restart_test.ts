import { assert, assertEquals } from "@std/assert";
import type { Finished } from "../support/installation.ts";
import { runPython } from "../support/python_daemon.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

/*
 * Our supervisorctl on both daemons: a rolling restart keeps a service up, and is done with plain calls.
 */
const PROGRAMS = `
[program:web]
command=/bin/cat
process_name=%(program_name)s_%(process_num)s
numprocs=4
startsecs=1
[program:broken]
command=/bin/sh -c "exit 3"
autostart=false
startretries=0
`;

interface Daemon extends AsyncDisposable {
  ctl(...words: readonly string[]): Promise<Finished>;
  log(): Promise<string>;
}

const DAEMONS: Readonly<Record<string, () => Promise<Daemon>>> = {
  ours: () => runDaemon(PROGRAMS),
  "the original": () => runPython(PROGRAMS),
};

/** The order in which processes of "web" came and went, from the log behind `before`. */
async function steps(daemon: Daemon, before: string): Promise<readonly string[]> {
  const log = (await daemon.log()).slice(before.length);
  const found = log.matchAll(/ (stopped|success): web_(\d)/g);
  return Array.from(found, ([, what, number]) => `${what === "stopped" ? "-" : "+"}${number}`);
}

for (const [whose, run] of Object.entries(DAEMONS)) {
  Deno.test(`restart --rolling on ${whose} has as many processes down as it may, and ends at the first failure`, async () => {
    await using daemon = await run();
    await until("all to run", async () => (await daemon.log()).match(/success: web_/g)?.length === 4 || undefined);
    const before = await daemon.log();
    const one = await daemon.ctl("restart", "--rolling", "web:web_1", "web:web_0");
    assertEquals(one.stdout, ["web_1", "web_0"].map((name) => `web:${name}: stopped\nweb:${name}: started\n`).join(""));
    assertEquals(await steps(daemon, before), ["-1", "+1", "-0", "+0"]);
    const later = await daemon.log();
    assertEquals((await daemon.ctl("restart", "--rolling", "--batch", "2", "web:web_?")).code, 0);
    const order = (await steps(daemon, later)).join(" ");
    assert(/^-[01] -[01] \+[01] \+[01] -[23] -[23] \+[23] \+[23]$/.test(order), order);
    const failed = await daemon.ctl("restart", "--rolling", "broken", "web:web_3");
    assertEquals([failed.code, failed.stdout], [
      7,
      "broken: ERROR (not running)\nbroken: ERROR (spawn error)\n" +
      "ERROR: the rolling restart ends, for it failed at broken\nleft as before: web:web_3\n",
    ]);
  });
}
