import { assertEquals } from "@std/assert";
import { answering } from "../support/answering.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

/** Starts the daemon in a mount namespace with a small file system of its own at logs/. */
const smallDisk = (folder: string) => {
  const script = `mkdir ${folder}/logs && mount -t tmpfs -o size=256k none ${folder}/logs && exec "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh"];
};
const ownFolder = (folder: string) => ["sh", "-c", `mkdir ${folder}/logs && exec "$@"`, "sh"];
const LINE = "x".repeat(8191) + "\n";

/** What a path of the daemon's folder is for those outside of its mount namespace. */
const inside = ({ folder, pid }: RunningDaemon, path: string) => `/proc/${pid}/root${folder}/${path}`;
const CAT = `
[program:cat]
command=cat
startsecs=0
stdout_logfile=%(here)s/logs/cat.log
`;

async function troubles(daemon: RunningDaemon): Promise<readonly string[]> {
  return (await daemon.log()).match(/CRIT Cannot log stdout of cat .*/g) ?? [];
}

async function say(daemon: RunningDaemon, text: string): Promise<void> {
  await daemon.call("sendProcessStdin", "cat", text);
}

/** What was said after the trouble arrives in the log. */
async function isLoggedAgain(daemon: RunningDaemon): Promise<void> {
  await until("the log to go on", async () => {
    await say(daemon, "here again\n");
    return (await Deno.readTextFile(inside(daemon, "logs/cat.log"))).endsWith("here again\n") || undefined;
  });
}

Deno.test("a full disk is told once, and the log goes on when there is room", async () => {
  await using daemon = await runDaemon(CAT, { through: smallDisk });
  await answering(daemon, async () => {
    for (let count = 0; count < 64; count++) await say(daemon, LINE);
    await daemon.waitForLog(/CRIT Cannot log stdout of cat to '.*cat.log': \[Errno 28\] No space left on device/);
    assertEquals(await daemon.call("readProcessStdoutLog", "cat", -10, 0), LINE.slice(-10));
    await Deno.truncate(inside(daemon, "logs/cat.log"), 0);
    await isLoggedAgain(daemon);
  });
  assertEquals((await troubles(daemon)).length, 1);
});

Deno.test("a main log on a full disk is told once on stderr, and goes on when there is room", async () => {
  await using daemon = await runDaemon(CAT, {
    through: smallDisk,
    settings: "loglevel=debug\nlogfile=%(here)s/logs/main.log\nlogfile_maxbytes=0",
  });
  const path = inside(daemon, "logs/main.log");
  await answering(daemon, async () => {
    for (let count = 0; count < 64; count++) await say(daemon, LINE);
    const told = () => Deno.readTextFileSync(`${daemon.folder}/stderr`).match(/Cannot write the log file .*Errno 28/g);
    await until("the trouble to be told", () => told() ?? undefined);
    await Deno.truncate(path, 0);
    await Deno.truncate(inside(daemon, "logs/cat.log"), 0);
    await until("the main log to go on", async () => {
      await say(daemon, "here again\n");
      return (await Deno.readTextFile(path)).includes("here again\n") || undefined;
    });
    assertEquals(told()?.length, 1);
  });
});

Deno.test("a removed log folder is told once, and the log goes on when it is back", async () => {
  await using daemon = await runDaemon(`${CAT}stdout_logfile_maxbytes=16KB\nstdout_logfile_backups=1\n`, {
    through: ownFolder,
  });
  await answering(daemon, async () => {
    await say(daemon, "before\n");
    await Deno.remove(`${daemon.folder}/logs`, { recursive: true });
    for (let count = 0; count < 10; count++) await say(daemon, LINE);
    await daemon.waitForLog(/CRIT Cannot log stdout of cat to '.*cat.log': \[Errno 2\] No such file or directory/);
    await Deno.mkdir(`${daemon.folder}/logs`);
    await isLoggedAgain(daemon);
  });
  assertEquals((await troubles(daemon)).length, 1);
});

Deno.test("a log that cannot rotate goes on in its file, and rotates when it can", async () => {
  await using daemon = await runDaemon(`${CAT}stdout_logfile_maxbytes=16KB\nstdout_logfile_backups=1\n`, {
    through: ownFolder,
  });
  const log = `${daemon.folder}/logs/cat.log`;
  await answering(daemon, async () => {
    await Deno.mkdir(`${log}.1/in_the_way`, { recursive: true });
    for (let count = 0; count < 3; count++) await say(daemon, LINE);
    await daemon.waitForLog(/CRIT Cannot log stdout of cat to '.*cat.log': \[Errno 21\] Is a directory/);
    await until("all of it to be logged", async () => (await Deno.stat(log)).size === 3 * LINE.length || undefined);
    assertEquals((await troubles(daemon)).length, 1);
    await Deno.remove(`${log}.1`, { recursive: true });
    await until("a rotation", async () => {
      await say(daemon, LINE);
      return (await Deno.stat(`${log}.1`).catch(() => null))?.isFile || undefined;
    });
  });
});

Deno.test("/dev/full as a log is told once, and the program runs on", async () => {
  await using daemon = await runDaemon(CAT.replace("%(here)s/logs/cat.log", "/dev/full"));
  await answering(daemon, async () => {
    for (let count = 0; count < 50; count++) await say(daemon, LINE);
    await daemon.waitForLog(/CRIT Cannot log stdout of cat to '\/dev\/full': \[Errno 28\]/);
  });
  assertEquals((await troubles(daemon)).length, 1);
  await daemon.waitForState("cat", "RUNNING");
});

Deno.test("a stdout that cannot be written is told once on stderr, and the log file has everything", async () => {
  await using daemon = await runDaemon(CAT.replace("logs/", ""), { stdout: "/dev/full" });
  await answering(daemon, async () => {
    await daemon.call("stopProcess", "cat");
    await daemon.waitForLog(/stopped: cat/);
  });
  const told = await Deno.readTextFile(`${daemon.folder}/stderr`);
  assertEquals(told.match(/^Cannot write the log to stdout: \[Errno 28\] No space left on device$/gm)?.length, 1, told);
});

Deno.test("a stdout that nobody reads keeps nobody waiting, is told once, and is written again when it is read", async () => {
  await using daemon = await runDaemon(CAT.replace("logs/", ""), {
    // Whoever opens a fifo for reading too, need not wait for its other end
    through: (folder) => ["sh", "-c", `mkfifo ${folder}/fifo; exec "$@" 1<> ${folder}/fifo`, "sh"],
    settings: "loglevel=debug",
  });
  await answering(daemon, async () => {
    for (let count = 0; count < 20; count++) await say(daemon, LINE);
    await until(
      "all to be logged",
      async () => ((await daemon.log()).match(/x{8191}/g) ?? []).length === 20 || undefined,
    );
  });
  const told = await Deno.readTextFile(`${daemon.folder}/stderr`);
  assertEquals(told.match(/^Cannot write the log to stdout: \[Errno 11\]/gm)?.length, 1, told);
  using reader = await Deno.open(`${daemon.folder}/fifo`, { read: true, write: true });
  const buffer = new Uint8Array(65536);
  await reader.read(buffer);
  await daemon.call("stopProcess", "cat");
  let read = "";
  await until("the log to go on", async () => {
    read += new TextDecoder().decode(buffer.subarray(0, await reader.read(buffer) ?? 0));
    return read.includes("stopped: cat") || undefined;
  });
});
