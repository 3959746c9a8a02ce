import { assertEquals, assertMatch } from "@std/assert";
import { answering } from "../support/answering.ts";
import { checkNumberedLines } from "../support/numbered_lines.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { unpack } from "../support/unpack.ts";
import { until } from "../support/until.ts";

const WRITER = `python3 ${new URL("../fixtures/number_lines.py", import.meta.url).pathname}`;
const CAT = `
[program:cat]
command=cat
startsecs=0
stdout_logfile=%(here)s/logs/cat.log
stdout_logfile_backups=100
stdout_logfile_compress=gzip
`;
const prepare = (folder: string) => Deno.mkdir(`${folder}/logs`);

function names(folder: string): readonly string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
}

/** Starts the daemon in a mount namespace with a small file system at logs/. */
const smallDisk = (options: string) => (folder: string) => {
  const script = `mkdir ${folder}/logs && mount -t tmpfs -o ${options} none ${folder}/logs && exec "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh"];
};
const inside = ({ folder, pid }: RunningDaemon, path: string) => `/proc/${pid}/root${folder}/${path}`;

async function say(daemon: RunningDaemon, text: string): Promise<void> {
  const size = async () => (await Deno.stat(inside(daemon, "logs/cat.log"))).size;
  const before = await size();
  await daemon.call("sendProcessStdin", "cat", text);
  await until("it to be logged", async () => await size() === before + text.length || undefined);
}

Deno.test("a daemon that is killed while it packs a log loses none of it, and the next one packs it", async () => {
  // It writes in its first run alone
  const script = `test -e written && exec cat; touch written; exec ${WRITER} 300000`;
  await using daemon = await runDaemon(
    `
[program:writer]
command=sh -c '${script}'
directory=%(here)s
startsecs=0
autorestart=false
stdout_logfile=%(here)s/logs/writer.log
stdout_logfile_maxbytes=0
stdout_logfile_compress=gzip
`,
    { prepare },
  );
  const logs = `${daemon.folder}/logs`;
  await daemon.waitForLog(/exited: writer/);
  assertEquals((await daemon.ctl("rotate", "writer")).stdout, "writer: rotated\n");
  await until("it to be half packed", () => {
    const part = names(logs).includes("writer.log.gz.tmp") ? Deno.statSync(`${logs}/writer.log.gz.tmp`).size : 0;
    return part > 0 || undefined;
  });
  await daemon.crash();
  assertEquals(names(logs), ["writer.log", "writer.log.1", "writer.log.gz.tmp"]);
  await daemon.start();
  await until("it to be packed", () => names(logs).join() === "writer.log,writer.log.1.gz" || undefined);
  await unpack(logs);
  assertEquals((await checkNumberedLines(logs, "writer.log")).lines, 300_000);
});

Deno.test("a rotated log stays as it is while there is no room to pack it, and the program is logged on", async () => {
  await using daemon = await runDaemon(CAT, { through: smallDisk("size=256k") });
  const random = Array.from(crypto.getRandomValues(new Uint8Array(64_000)), (byte) => byte.toString(16)).join("");
  await answering(daemon, async () => {
    await say(daemon, random);
    await Deno.writeFile(inside(daemon, "logs/filler"), new Uint8Array(100_000));
    assertEquals((await daemon.ctl("rotate", "cat")).stdout, "cat: rotated\n");
    await daemon.waitForLog(/CRIT Cannot pack old files of '.*\/cat\.log': \[Errno 28\] No space left on device/);
    await say(daemon, "on it goes\n");
    assertEquals(names(inside(daemon, "logs")), ["cat.log", "cat.log.1", "filler"]);
    assertEquals(await Deno.readTextFile(inside(daemon, "logs/cat.log.1")), random);
    await Deno.remove(inside(daemon, "logs/filler"));
    assertEquals((await daemon.ctl("rotate", "cat")).stdout, "cat: rotated\n");
    await until("both to be packed", () => {
      return names(inside(daemon, "logs")).join() === "cat.log,cat.log.1.gz,cat.log.2.gz" || undefined;
    });
  });
});

Deno.test("a log is written on under its name where no new file can be made", async () => {
  // The folder, the log, and no file more
  await using daemon = await runDaemon(CAT, { through: smallDisk("size=256k,nr_inodes=2") });
  await answering(daemon, async () => {
    await say(daemon, "first\n");
    assertMatch((await daemon.ctl("rotate", "cat")).stdout, /^cat: ERROR \(\[Errno 28\] No space left on device\)\n$/);
    await say(daemon, "second\n");
    assertEquals(names(inside(daemon, "logs")), ["cat.log"]);
    assertEquals(await Deno.readTextFile(inside(daemon, "logs/cat.log")), "first\nsecond\n");
  });
});

Deno.test("a log is written on where its folder must not be changed, and rotated when it may be", async () => {
  await using daemon = await runDaemon(CAT, {
    through: (folder) => [
      ...["sh", "-c", `chown 65534 ${folder}/logs && exec "$@"`, "sh"],
      ...["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"],
    ],
    prepare,
  });
  await answering(daemon, async () => {
    await say(daemon, "first\n");
    await Deno.chmod(`${daemon.folder}/logs`, 0o555);
    assertEquals((await daemon.ctl("rotate", "cat")).stdout, "cat: ERROR ([Errno 13] Permission denied)\n");
    await say(daemon, "second\n");
    await Deno.chmod(`${daemon.folder}/logs`, 0o755);
    assertEquals((await daemon.ctl("rotate", "cat")).stdout, "cat: rotated\n");
  });
  const logs = `${daemon.folder}/logs`;
  await until("it to be packed", () => names(logs).join() === "cat.log,cat.log.1.gz" || undefined);
  await unpack(logs);
  assertEquals(await Deno.readTextFile(`${logs}/cat.log.1`), "first\nsecond\n");
});
