import { assertEquals, assertMatch } from "@std/assert";
import { AS_FIRST } from "../../support/as_first.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const through = () => AS_FIRST;

const PROGRAMS = `
[program:main]
command=sh -c 'read signal; kill -$signal $$'
essential=true
autorestart=false
startsecs=0
[program:other]
command=sleep 1000
startsecs=0
`;

Deno.test("as the first process of a container supervisord ends as its essential program does, also after a reload", async () => {
  await using daemon = await runDaemon(PROGRAMS, { through });
  await daemon.waitForState("other", "RUNNING");
  await daemon.ctl("reload");
  await daemon.waitForLog(/spawned: 'other'/, 2);
  await daemon.waitForState("main", "RUNNING");
  assertEquals(await daemon.stop(() => daemon.call("sendProcessStdin", "main", "SEGV\n")), 139);
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  assertMatch(log, /main is essential and has ended \(status 139\): stopping everything\n[^]*stopped: other /);
});

Deno.test("an essential program that is started again keeps everything running", async () => {
  await using daemon = await runDaemon(PROGRAMS.replace("autorestart=false", "autorestart=true"), { through });
  await daemon.waitForState("main", "RUNNING");
  await daemon.call("sendProcessStdin", "main", "KILL\n");
  await daemon.waitForLog(/spawned: 'main'/, 2);
  assertEquals(await daemon.stop(), 0);
});
