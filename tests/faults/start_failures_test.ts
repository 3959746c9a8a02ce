import { assertEquals, assertMatch } from "@std/assert";
import { runDaemon } from "../support/run_daemon.ts";

const DIST = new URL("../../dist", import.meta.url).pathname;
/** What no user is to see: where our sources lie in the executable, and places in them. */
const INSIDES = /deno-compile|\.cjs|\.ts:|\bat .*:\d+:\d+|Uncaught|panicked/;

/** What a shell's command line says on stderr, and the exit status; `$1` is a folder with config c. */
async function failure(script: string, config = ""): Promise<{ readonly stderr: string; readonly code: number }> {
  const folder = await Deno.makeTempDir({ prefix: "start-" });
  await Deno.writeTextFile(`${folder}/c`, `[supervisord]\nlogfile=${folder}/log\npidfile=${folder}/pid\n${config}`);
  const args = ["-c", `cd ${folder}; ${script}`];
  const { stderr, code } = await new Deno.Command("bash", { args, env: { D: DIST }, stdin: "null" }).output();
  await Deno.remove(folder, { recursive: true });
  return { stderr: new TextDecoder().decode(stderr), code };
}

Deno.test("an output that cannot be written is told in a sentence by all four commands", async () => {
  const commands = ["supervisord -v", "supervisord -h", "supervisorctl -h", "supervisorctl status", "pidproxy"];
  for (const command of [...commands, "echo_supervisord_conf"]) {
    const { stderr, code } = await failure(`$D/${command} > /dev/full`);
    assertEquals(stderr, "Error: Cannot write to stdout: [Errno 28] No space left on device\n", command);
    assertEquals(code, 1);
  }
});

Deno.test("where stderr cannot be written either, the exit status tells", async () => {
  for (const command of ["supervisord -c /nowhere", "supervisorctl -c /nowhere", "supervisorctl -x"]) {
    assertEquals(await failure(`$D/${command} 2> /dev/full`), { stderr: "", code: 1 });
  }
});

Deno.test("a start that fails is told in a sentence, also by the parent of a daemon (DAEMON-059, DAEMON-060)", async () => {
  const log = /^Error: Cannot create the log file '\/proc\/x-stdout---supervisor-\*\.log': \[Errno 2\] No such file/;
  const cases = [
    { config: "childlogdir=/proc\n[program:x]\ncommand=cat\n", text: log, status: 1 },
    {
      config: "[unix_http_server]\nfile=/proc/s\n",
      text: /^Error: Cannot open an HTTP server: .*ENOENT \(2\)\n/,
      status: 2,
    },
    {
      config: "[unix_http_server]\nfile=./log\nchmod=0\n[unix_http_serverb]\nfile=/\n",
      text: /stale socket \//,
      status: 2,
    },
    { config: `[unix_http_server]\nfile=/${"s".repeat(110)}\n`, text: /AF_UNIX path too long\nFor help/, status: 2 },
  ];
  for (const { config, text, status } of cases) {
    for (const how of ["-n -s", ""]) {
      const { stderr, code } = await failure(`$D/supervisord ${how} -c c; s=$?; ls s* 2> /dev/null; exit $s`, config);
      assertMatch(stderr, text);
      assertEquals([INSIDES.test(stderr), code], [false, status], stderr);
    }
  }
});

Deno.test({
  name: "a daemon without /dev/null says so",
  ignore: Deno.uid() !== 0,
  async fn() {
    const { stderr, code } = await failure("unshare -m bash -c 'mount -t tmpfs none /dev; exec $D/supervisord -c c'");
    assertEquals(stderr, "Error: Cannot open '/dev/null': [Errno 2] No such file or directory\n");
    assertEquals(code, 1);
  },
});

Deno.test("a daemon without descriptors says so, wherever it needs the one that there is not", async () => {
  const sentence = /^Error: Cannot .*(\[Errno 24\] Too many open files|errno\.EMFILE \(24\))/;
  // With fewer the runtime itself does not start
  for (const limit of [13, 14, 15, 16]) {
    const { stderr } = await failure(
      `ulimit -n ${limit}; timeout 30 $D/supervisord -n -s -c c`,
      "minfds=9\n[unix_http_server]\nfile=s\n",
    );
    assertMatch(stderr, sentence);
    assertEquals(INSIDES.test(stderr), false, stderr);
  }
});

Deno.test("a reload that fails after all goes on with the former configuration, and a later one works (DAEMON-036)", async () => {
  using other = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\n");
  await daemon.waitForState("cat", "RUNNING");
  const config = `${daemon.folder}/supervisord.conf`;
  const server = `[inet_http_server]\nport=127.0.0.1:${other.addr.port}\n`;
  await Deno.writeTextFile(config, server, { append: true });
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(
    /CRIT Cannot restart: Another program is already listening .*; going on with the former configuration/,
  );
  await daemon.waitForState("cat", "RUNNING");
  other.close();
  await daemon.call("restart");
  await daemon.waitForLog(/Server 'inet_http_server' running/);
  await daemon.waitForState("cat", "RUNNING");
  assertEquals([INSIDES.test(await daemon.log()), await daemon.stop()], [false, 0]);
});

Deno.test("a configuration that cannot be started with changes nothing (DAEMON-036)", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\n");
  await daemon.waitForState("cat", "RUNNING");
  const before = await daemon.ctl("pid", "cat");
  const config = `${daemon.folder}/supervisord.conf`;
  const whole = await Deno.readTextFile(config);
  const changes = ["/nowhere/s", daemon.folder, `/tmp/${"s".repeat(100)}`].map((file) =>
    `[unix_http_server2]\nfile=${file}\n`
  );
  for (const [at, change] of changes.entries()) {
    await Deno.writeTextFile(config, whole + change);
    Deno.kill(daemon.pid, "SIGHUP");
    await daemon.waitForLog(/CRIT Cannot restart: .*; everything keeps running/, at + 1);
  }
  assertEquals((await daemon.ctl("pid", "cat")).stdout, before.stdout);
  assertEquals((await daemon.ctl("reload")).stdout.includes("CANT_REREAD: Cannot open an HTTP server"), true);
});

Deno.test("where the former configuration cannot be started with either, it is tried until it can or told to end (DAEMON-036)", async () => {
  const remover = `sh -c 'trap "rm -r logs; exit" TERM; echo ready; while :; do sleep 0.1; done'`;
  const programs = `[program:remover]\ncommand=${remover}\n`;
  const logs = (folder: string) => `${folder}/logs`;
  await using daemon = await runDaemon(programs, {
    settings: "childlogdir=%(here)s/logs",
    through: (folder) => ["sh", "-c", `mkdir ${logs(folder)}; cd ${folder}; exec "$@"`, "sh"],
  });
  for (let times = 1; times <= 2; times++) {
    await daemon.waitForState("remover", "RUNNING");
    Deno.kill(daemon.pid, "SIGHUP");
    await daemon.waitForLog(/CRIT Cannot restart: Cannot create the log file .* going on with the former/, 2 * times);
    if (times === 1) await Deno.mkdir(logs(daemon.folder));
  }
  assertEquals(await daemon.stop(), 0);
});
