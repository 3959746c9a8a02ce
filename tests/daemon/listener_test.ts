import { assertMatch } from "@std/assert";
import { runDaemon } from "../support/run_daemon.ts";

Deno.test("a listener that never reads holds up nothing, and little is kept for it", async () => {
  await using daemon = await runDaemon(`
[eventlistener:deaf]
command=sh -c "echo READY; exec sleep 600"
events=PROCESS_LOG
startsecs=0
[program:loud]
command=head -c 400000000 /dev/zero
autostart=false
startsecs=0
autorestart=false
stdout_logfile=NONE
stdout_events_enabled=true
`);
  await daemon.waitForState("deaf", "RUNNING");
  await daemon.ctl("start", "loud");
  await daemon.waitForState("loud", "EXITED");
  assertMatch(await daemon.log(), /ERRO pool deaf event buffer overflowed, discarding event \d+/);
  const kilobytes = Number(/^RssAnon:\s+(\d+)/m.exec(await Deno.readTextFile(`/proc/${daemon.pid}/status`))?.[1]);
  if (!(kilobytes < 200_000)) throw new Error(`400 MB of events for one that never reads take ${kilobytes} kB`);
});
