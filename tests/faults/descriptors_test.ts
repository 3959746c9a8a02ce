import { assert, assertEquals } from "@std/assert";
import { cpuSeconds } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { finish, freePort } from "../support/installation.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";
import { within } from "../support/within.ts";

const limited = (descriptors: number) => ({
  through: () => ["prlimit", `--nofile=${descriptors}`],
  settings: `minfds=${descriptors}`,
});

/** Sets the soft limit of a daemon that runs. */
async function limit({ pid }: RunningDaemon, descriptors: number): Promise<void> {
  await finish("prlimit", [`--pid=${pid}`, `--nofile=${descriptors}:`]);
}

const openFiles = ({ pid }: RunningDaemon) => [...Deno.readDirSync(`/proc/${pid}/fd`)].length;

Deno.test("programs that need more descriptors than there are leave some for requests, and start when others stop", async () => {
  await using daemon = await runDaemon(
    `
[program:many]
command=sleep 1000
process_name=%(process_num)02d
numprocs=40
startsecs=0
startretries=0
`,
    limited(120),
  );
  await answering(daemon, async () => {
    const told = await daemon.waitForLog(/INFO spawnerr: too many open files to spawn '\d\d'/);
    await daemon.waitForLog(/INFO gave up: \d\d entered FATAL state/, told.length);
    const failed = (await processInfos(daemon)).filter(({ statename }) => statename === "FATAL");
    assert(failed.length > 10 && failed.length < 35, `${failed.length} of 40 have failed`);
    // Each takes a connection and a file, and none of them can be closed for another
    const followers = await Promise.all(Array.from({ length: 6 }, () => follow(daemon)));
    const [first] = failed;
    assertEquals(first?.spawnerr, `too many open files to spawn '${first?.name}'`);
    // A start needs both ends of its pipes for a moment
    for (const name of ["many:00", "many:01", "many:02"]) await daemon.call("stopProcess", name);
    await daemon.call("startProcess", `many:${first?.name}`);
    for (const follower of followers) follower.close();
  });
});

Deno.test("a daemon without a descriptor for a client waits for one, and says so once", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n");
  await limit(daemon, 3);
  const waiting = daemon.call("getIdentification");
  await daemon.waitForLog(/s\.sock:warning: server accept\(\) threw an exception: .*Too many open files/);
  const before = cpuSeconds(daemon.pid);
  // Time is what this is about: what a daemon does that nobody can reach
  await finish("sleep", ["2"]);
  const spent = cpuSeconds(daemon.pid) - before;
  assert(spent < 0.2, `spent ${spent} s of CPU in 2 s`);
  await limit(daemon, 1024);
  assertEquals(await waiting, "supervisor");
  assertEquals((await daemon.log()).match(/threw an exception/g)?.length, 1);
});

Deno.test("5,000 connections that are opened and left keep nobody out, over TCP and over the unix socket", async () => {
  const port = freePort();
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n", {
    through: () => ["prlimit", "--nofile=4096"],
    settings: `[inet_http_server]\nport=127.0.0.1:${port}`,
  });
  const left: Disposable[] = [];
  await answering(daemon, async () => {
    for (let count = 0; count < 2500; count++) left.push(await Deno.connect({ hostname: "127.0.0.1", port }));
    for (let count = 0; count < 2500; count++) {
      left.push(await connectPatiently(daemon.socket));
    }
    await daemon.waitForLog(/WARN .*: more than 512 connections; those idle for longest are closed/, 2);
    await daemon.waitForState("cat", "RUNNING");
  });
  assert(openFiles(daemon) < 1100, `${openFiles(daemon)} descriptors are open`);
  assertEquals((await daemon.log()).match(/more than 512 connections/g)?.length, 2);
  for (const connection of left) connection[Symbol.dispose]();
  const before = cpuSeconds(daemon.pid);
  await finish("sleep", ["1"]);
  assert(cpuSeconds(daemon.pid) - before < 0.1);
});

/** A connection on which the end of the main log has come, and what follows would. */
async function follow({ socket }: RunningDaemon): Promise<Deno.Conn> {
  const connection = await Deno.connect({ transport: "unix", path: socket });
  await connection.write(new TextEncoder().encode("GET /mainlogtail HTTP/1.1\r\n\r\n"));
  const buffer = new Uint8Array(4096);
  for (let text = ""; !/entered \w+ state/.test(text);) {
    const count = await within(10, "the log", connection.read(buffer));
    if (count === null) throw new Error(`The log ends after ${text}`);
    text += new TextDecoder().decode(buffer.subarray(0, count));
  }
  return connection;
}

// Deno's sockets do not wait where those of others do: in a full queue
async function connectPatiently(path: string): Promise<Deno.Conn> {
  return await until("room in the queue", () => Deno.connect({ transport: "unix", path }));
}
