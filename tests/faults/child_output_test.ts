import { assert, assertEquals } from "@std/assert";
import { cpuSeconds, peakMemory } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { finish } from "../support/installation.ts";
import { runDaemon } from "../support/run_daemon.ts";

const MB = 2 ** 20;

Deno.test("a child that closes its stdout and stderr runs on, costs no time, and is noted when it exits", async () => {
  await using daemon = await runDaemon(
    `
[program:quiet]
command=sh -c "echo last words; exec >&- 2>&-; read line; exit 7"
startsecs=0
autorestart=false
stdout_logfile=%(here)s/out.log
`,
    { settings: "loglevel=debug" },
  );
  await daemon.waitForLog(/DEBG fd \d+ closed, stopped monitoring .*\(std(out|err)\)/, 2);
  const before = cpuSeconds(daemon.pid);
  await finish("sleep", ["2"]);
  assert(cpuSeconds(daemon.pid) - before < 0.1);
  assertEquals(await Deno.readTextFile(`${daemon.folder}/out.log`), "last words\n");
  await daemon.call("sendProcessStdin", "quiet", "\n");
  await daemon.waitForLog(/WARN exited: quiet \(exit status 7; not expected\)/);
});

Deno.test("a line of 160 MB is logged byte by byte, told to listeners, and never held as a whole", async () => {
  await using daemon = await runDaemon(`
[program:line]
command=sh -c "head -c ${160 * MB} /dev/zero | tr '\\0' x; echo"
startsecs=0
autostart=false
autorestart=false
stdout_logfile=%(here)s/out.log
stdout_logfile_maxbytes=0
stdout_events_enabled=true
redirect_stderr=true
[eventlistener:counts]
command=sh -c "echo READY; exec sleep 1000"
events=PROCESS_LOG
startsecs=0
`);
  const before = peakMemory(daemon.pid);
  await answering(daemon, async () => {
    await daemon.call("startProcess", "line");
    await daemon.waitForLog(/exited: line \(exit status 0; expected\)/);
  });
  const text = await Deno.readFile(`${daemon.folder}/out.log`);
  assertEquals(text.length, 160 * MB + 1);
  assertEquals(text.indexOf(10), 160 * MB);
  assertEquals(text.subarray(0, -1).findIndex((byte) => byte !== 120), -1);
  // Ten buffered events and what the collector has not come to yet are 30 to 50 MB
  const growth = (peakMemory(daemon.pid) - before) / MB;
  assert(growth < 96, `grew by ${growth} MB`);
});
