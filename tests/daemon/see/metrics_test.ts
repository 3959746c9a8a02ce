import { assert, assertEquals } from "@std/assert";
import { freePort } from "../../support/installation.ts";
import { promtool } from "../../support/promtool.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

const PROGRAMS = `
[program:busy]
command=sh -c 'sh -c "while :; do :; done" & wait'
stopasgroup=true
[program:"odd\\name"]
command=sh -c 'echo seven78; exec sleep 1000'
startsecs=0
[program:ends]
command=sh -c 'echo out; until test -e go; do sleep 0.05; done; rm go; exit 1'
directory=%(here)s
startsecs=0
autorestart=true
[eventlistener:deaf]
command=sleep 1000
events=PROCESS_STATE_EXITED
buffer_size=1
`;

async function served(): Promise<{ readonly daemon: RunningDaemon; readonly ask: () => Promise<Response> }> {
  const port = freePort();
  const settings = `[inet_http_server]\nport=127.0.0.1:${port}\nusername=me\npassword=secret\n`;
  const daemon = await runDaemon(PROGRAMS, { settings });
  const headers = { Authorization: `Basic ${btoa("me:secret")}` };
  assertEquals((await discarded(await fetch(`http://127.0.0.1:${port}/metrics`))).status, 401);
  return { daemon, ask: () => fetch(`http://127.0.0.1:${port}/metrics`, { headers }) };
}

async function discarded(response: Response): Promise<Response> {
  await response.body?.cancel();
  return response;
}

/** The value of a sample by its name and labels; NaN for none. */
async function sample(ask: () => Promise<Response>, name: string): Promise<number> {
  const line = (await (await ask()).text()).split("\n").find((line) => line.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

Deno.test("/metrics counts what a program's tree uses, restarts and bytes, and counts on over an upgrade", async () => {
  const { daemon, ask } = await served();
  await using _ = daemon;
  await daemon.waitForState("ends", "RUNNING");
  const busy = '{group="busy",name="busy"}';
  const ends = '{group="ends",name="ends"}';
  const bytes = '{group="ends",name="ends",stream="stdout"}';
  const first = await until("its child to have worked", async () => {
    const seconds = await sample(ask, `monovisor_cpu_seconds_total${busy}`);
    return seconds > 0.2 ? seconds : undefined;
  });
  assert(first < 60, String(first));
  assertEquals(await sample(ask, `monovisor_processes${busy}`), 2);
  assert(await sample(ask, `monovisor_resident_memory_bytes${busy}`) > 500_000);
  const restarts = async (wanted: number) => {
    await Deno.writeTextFile(`${daemon.folder}/go`, "");
    await until(`restart ${wanted}`, async () => {
      const isBack = await sample(ask, `monovisor_restarts_total${ends}`) === wanted &&
        await sample(ask, `monovisor_log_bytes_total${bytes}`) === 4 * (wanted + 1);
      return isBack || undefined;
    });
  };
  await restarts(1);
  await restarts(2);
  assertEquals(await sample(ask, 'monovisor_events_dropped_total{group="deaf"}'), 1);
  await upgrade(daemon);
  assertEquals(await sample(ask, `monovisor_restarts_total${ends}`), 2);
  assertEquals(await sample(ask, 'monovisor_events_dropped_total{group="deaf"}'), 1);
  assertEquals(await sample(ask, 'monovisor_events_queued{group="deaf"}'), 1);
  await restarts(3);
  assert(await sample(ask, `monovisor_cpu_seconds_total${busy}`) > first);
  assert(await sample(ask, "monovisor_turn_seconds_count") > 0);
});

const checker = await promtool();

Deno.test({
  name: "Prometheus's own checker finds nothing wrong with /metrics",
  ignore: checker === null,
  async fn() {
    const { daemon, ask } = await served();
    await using _ = daemon;
    await daemon.waitForState("busy", "RUNNING");
    const answer = await ask();
    assertEquals(answer.headers.get("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    assert(text.includes('name="\\"odd\\\\name\\""'), text);
    const child = new Deno.Command(checker ?? "", { args: ["check", "metrics"], stdin: "piped", stderr: "piped" })
      .spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(text));
    await writer.close();
    const { code, stderr } = await child.output();
    assertEquals([new TextDecoder().decode(stderr), code], ["", 0]);
  },
});
