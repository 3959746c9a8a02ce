import { assert, assertEquals, assertRejects } from "@std/assert";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { memory } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { finish } from "../support/installation.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const MB = 2 ** 20;
const resident = ({ pid }: RunningDaemon) => memory(pid).resident / MB;

Deno.test("a listener that never reads costs its own events, each told, and a bounded memory", async () => {
  await using daemon = await runDaemon(`
[eventlistener:deaf]
command=sh -c "echo READY; exec sleep 1000"
events=REMOTE_COMMUNICATION
buffer_size=10
startsecs=0
`);
  await daemon.waitForState("deaf", "RUNNING");
  const before = resident(daemon);
  const data = "x".repeat(MB);
  await answering(daemon, async () => {
    for (let count = 0; count < 100; count++) await daemon.call("sendRemoteCommEvent", "t", data);
  });
  // One is on its way to the listener, ten wait
  const lost = (await daemon.log()).match(/ERRO pool deaf event buffer overflowed, discarding event \d+/g) ?? [];
  assertEquals(lost.length, 100 - 11);
  assert(resident(daemon) - before < 200, `grew by ${resident(daemon) - before} MB`);
  await answering(daemon, () => daemon.call("stopProcess", "deaf"));
});

Deno.test("a child that never reads its stdin: 10 MB wait for it, no more than 64, and it can be stopped", async () => {
  await using daemon = await runDaemon("[program:deaf]\ncommand=sleep 1000\nstartsecs=0\n");
  const data = "x".repeat(10 * MB);
  await answering(daemon, async () => {
    for (let count = 0; count < 6; count++) await daemon.call("sendProcessStdin", "deaf", data);
    await assertRejects(() => daemon.call("sendProcessStdin", "deaf", data), RpcFault, "FAILED: deaf");
    assert(resident(daemon) < 600, `${resident(daemon)} MB`);
    await daemon.call("stopProcess", "deaf");
    await daemon.call("startProcess", "deaf");
    await daemon.call("sendProcessStdin", "deaf", data);
  });
});

Deno.test("a client that reads 1 byte a second of a 100 MB log costs a bounded memory and nobody's time", async () => {
  await using daemon = await runDaemon(`
[program:writer]
command=sh -c "yes a line of a log that is like others | head -c ${100 * MB}"
startsecs=0
autorestart=false
stdout_logfile=%(here)s/out.log
stdout_logfile_maxbytes=0
`);
  await daemon.waitForState("writer", "EXITED");
  assertEquals((await Deno.stat(`${daemon.folder}/out.log`)).size, 100 * MB);
  const before = resident(daemon);
  await using client = await Deno.connect({ transport: "unix", path: daemon.socket });
  await answering(daemon, async () => {
    await client.write(new TextEncoder().encode(request("supervisor.readProcessStdoutLog", ["writer", 0, 0])));
    const byte = new Uint8Array(1);
    for (let second = 0; second < 4; second++) {
      await client.read(byte);
      // The client's pace is what this is about
      await finish("sleep", ["1"]);
    }
  });
  assert(resident(daemon) - before < 500, `grew by ${resident(daemon) - before} MB`);
});

Deno.test("a 64 MB log of bytes that XML forbids keeps nobody waiting", async () => {
  await using daemon = await runDaemon(`
[program:writer]
command=head -c ${64 * MB} /dev/zero
startsecs=0
autorestart=false
stdout_logfile=%(here)s/out.log
stdout_logfile_maxbytes=0
`);
  await daemon.waitForState("writer", "EXITED");
  await using client = await Deno.connect({ transport: "unix", path: daemon.socket });
  await answering(daemon, async () => {
    await client.write(new TextEncoder().encode(request("supervisor.readProcessStdoutLog", ["writer", 0, 0])));
    assertEquals(await client.read(new Uint8Array(8)), 8);
  });
});

Deno.test("a client that follows a log and does not read costs nothing while the log grows", async () => {
  await using daemon = await runDaemon(`
[program:writer]
command=sh -c "read line; head -c ${100 * MB} /dev/zero; sleep 1000"
startsecs=0
stdout_logfile=%(here)s/out.log
stdout_logfile_maxbytes=0
`);
  const before = resident(daemon);
  await using client = await Deno.connect({ transport: "unix", path: daemon.socket });
  await client.write(new TextEncoder().encode("GET /logtail/writer HTTP/1.1\r\n\r\n"));
  await client.read(new Uint8Array(1));
  await answering(daemon, async () => {
    await daemon.call("sendProcessStdin", "writer", "go\n");
    const log = `${daemon.folder}/out.log`;
    await until("all to be logged", async () => (await Deno.stat(log)).size === 100 * MB || undefined);
  });
  assert(resident(daemon) - before < 50, `grew by ${resident(daemon) - before} MB`);
});

function request(method: string, [name, ...numbers]: readonly [string, ...number[]]): string {
  const params = [`<string>${name}</string>`, ...numbers.map((number) => `<int>${number}</int>`)];
  const body = `<methodCall><methodName>${method}</methodName><params>${
    params.map((value) => `<param><value>${value}</value></param>`).join("")
  }</params></methodCall>`;
  return `POST /RPC2 HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
