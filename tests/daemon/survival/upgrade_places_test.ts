import { assertEquals, assertMatch } from "@std/assert";
import { AS_FIRST } from "../../support/as_first.ts";
import { finish } from "../../support/installation.ts";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const PROGRAM = "[program:cat]\ncommand=cat\nstartsecs=0\nstdout_logfile=%(here)s/cat.log\n";
const DIST = new URL("../../../dist", import.meta.url).pathname;

Deno.test("the first process of a container is upgraded, and goes on reaping orphans", async () => {
  await using daemon = await runDaemon(
    `${PROGRAM}[program:leaves]
command=sh -c "read go; (sh -c 'exec sleep 0.2') & exit 0"
startsecs=0
autorestart=false
`,
    { through: () => AS_FIRST },
  );
  await daemon.waitForLog(/entered RUNNING state/, 2);
  await upgrade(daemon);
  await daemon.call("sendProcessStdin", "leaves", "\n");
  await daemon.waitForLog(/reaped unknown pid \d+ \(exit status 0\)/);
  assertEquals((await daemon.ctl("pid")).stdout, "1\n");
});

Deno.test({
  name: "with user= it goes on as that user, and so do its programs",
  ignore: Deno.uid() !== 0,
  async fn() {
    await using daemon = await runDaemon(PROGRAM, { settings: "user=nobody" });
    await daemon.waitForLog(/entered RUNNING state/);
    const [before] = await processInfos(daemon);
    await upgrade(daemon);
    const [after] = await processInfos(daemon);
    assertEquals(after, before);
    assertMatch(await Deno.readTextFile(`/proc/${daemon.pid}/status`), /^Uid:\t65534\t65534/m);
    await daemon.call("stopProcess", "cat");
    await daemon.call("startProcess", "cat");
  },
});

Deno.test("a daemon that left its terminal is upgraded: same pid, directory, umask, and relative paths as at its start", async () => {
  const folder = await Deno.makeTempDir({ prefix: "daemon-" });
  await Deno.mkdir(`${folder}/elsewhere`);
  await Deno.writeTextFile(
    `${folder}/s.conf`,
    `[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://${folder}/s.sock
[unix_http_server]
file=s.sock
[supervisord]
logfile=s.log
pidfile=s.pid
childlogdir=${folder}
directory=${folder}/elsewhere
umask=027
[program:cat]
command=cat
startsecs=0
`,
  );
  const ctl = (...words: readonly string[]) => finish(`${DIST}/supervisorctl`, ["-c", `${folder}/s.conf`, ...words]);
  const started = await finish("sh", ["-c", `cd ${folder} && exec ${DIST}/supervisord -c s.conf`]);
  assertEquals(started.code, 0, started.stderr);
  await until("the program to run", async () => /cat +RUNNING/.test((await ctl("status")).stdout) || undefined);
  const pid = (await Deno.readTextFile(`${folder}/s.pid`)).trim();
  const program = (await ctl("pid", "cat")).stdout;
  for (let count = 0; count < 2; count++) assertMatch((await ctl("upgrade")).stdout, /^upgraded: /);
  assertEquals([(await ctl("pid")).stdout, (await ctl("pid", "cat")).stdout], [`${pid}\n`, program]);
  assertEquals(await Deno.readLink(`/proc/${pid}/cwd`), `${folder}/elsewhere`);
  assertMatch(await Deno.readTextFile(`/proc/${pid}/status`), /^Umask:\t0027$/m);
  assertMatch((await ctl("reread")).stdout, /^No config updates to processes$/m);
  const log = await Deno.readTextFile(`${folder}/s.log`);
  assertEquals(log.match(/upgraded from/g)?.length, 2);
  await ctl("shutdown");
  await until("it to end", () => exists(`/proc/${pid}`) ? undefined : true);
  assertEquals([exists(`${folder}/s.pid`), exists(`${folder}/s.sock`)], [false, false]);
  await Deno.remove(folder, { recursive: true });
});

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}
