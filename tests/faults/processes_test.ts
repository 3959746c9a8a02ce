import { assertEquals, assertMatch } from "@std/assert";
import { answering } from "../support/answering.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon } from "../support/run_daemon.ts";

/** A user of Debian's that nothing runs as. */
const IRC = 39;

Deno.test("a user whose processes are all used up: FATAL says so, and one starts when another has stopped", async () => {
  await using daemon = await runDaemon(
    `
[program:few]
command=sleep 1000
user=irc
process_name=%(process_num)d
numprocs=7
startsecs=1
startretries=0
[program:other]
command=cat
startsecs=0
`,
    { through: () => ["prlimit", "--nproc=4:"], settings: "minprocs=4" },
  );
  await answering(daemon, async () => {
    // One more than the limit says runs: the child meets it at its exec (PROC-036)
    await daemon.waitForLog(/INFO gave up: \d entered FATAL state/, 2);
    const failed = (await processInfos(daemon)).filter(({ statename }) => statename === "FATAL");
    assertEquals(failed.map(({ name, spawnerr }) => [name, spawnerr]), [
      ["5", "Exited too quickly (process log may have details)"],
      ["6", "Exited too quickly (process log may have details)"],
    ]);
    assertMatch(String(await daemon.call("tailProcessStderrLog", "few:5", 0, 1000)), /couldn't exec sleep: EAGAIN/);
    await daemon.call("stopProcess", "few:0");
    await daemon.call("startProcess", "few:5");
    await daemon.waitForState("other", "RUNNING");
  });
});

Deno.test("a daemon out of pids for a moment goes on, and starts what waits when there are some again", async () => {
  // The whole daemon runs as a user whose processes a stranger of the same user then uses up
  await using daemon = await runDaemon(
    `
[program:fails]
command=sh -c "exit 1"
startsecs=1
startretries=1000
[program:cat]
command=cat
startsecs=0
`,
    {
      through: () => ["setpriv", `--reuid=${IRC}`, `--regid=${IRC}`, "--clear-groups", "prlimit", "--nproc=40:"],
      settings: "minprocs=40",
    },
  );
  const hog = new Deno.Command("python3", { args: ["-c", HOG, String(IRC)], stdin: "piped" }).spawn();
  await answering(daemon, async () => {
    await daemon.waitForLog(/INFO spawnerr: Too many processes in process table to spawn 'fails'/);
    await daemon.waitForState("cat", "RUNNING");
    await hog.stdin.close();
    const spawned = (await daemon.log()).match(/spawned: 'fails'/g)?.length ?? 0;
    await daemon.waitForLog(/spawned: 'fails'/, spawned + 1);
  });
  await hog.status;
  assertEquals((await daemon.log()).match(/exited: cat|stopped: cat/g), null);
});

/** Takes every process that its user may have, again and again, until its stdin ends. */
const HOG = `
import os, resource, select, signal, sys
resource.setrlimit(resource.RLIMIT_NPROC, (40, 40))
os.setgroups([])
os.setuid(int(sys.argv[1]))
children = []
while not select.select([0], [], [], 0)[0]:
    try:
        child = os.fork()
    except BlockingIOError:
        select.select([0], [], [], 0.001)
        continue
    if child == 0:
        signal.pause()
    children.append(child)
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
`;
