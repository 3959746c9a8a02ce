import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { EmbeddedSupervisor } from "../../../cli/embedded/embedded_supervisor.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { ListenError } from "../../../src/http/server/listen_error.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import "../../support/open_libc.ts";
import { within } from "../../support/within.ts";

/** Seconds that anything may take. */
const END = 30;
const WORKER = "[program:worker]\ncommand=cat\nstartsecs=0\nstdout_logfile=NONE\nstderr_logfile=NONE\n";

async function withConfig(text: string, use: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/c.conf`, text);
    await use(`${folder}/c.conf`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return Deno.statSync(`/proc/${pid}`).isDirectory;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}

Deno.test("EmbeddedSupervisor.start() keeps programs running until it is stopped, its calls are supervisorctl's", async () => {
  await withConfig(`[supervisord]\n${WORKER}`, async (path) => {
    const lines: string[] = [];
    const supervisor = await EmbeddedSupervisor.start(path, { onLog: (line) => lines.push(line) });
    const { pid, statename } = await supervisor.rpc.getProcessInfo("worker");
    assertEquals([statename, isAlive(pid)], ["RUNNING", true]);
    assertEquals(await supervisor.call("system.methodSignature", ["supervisor.getPID"]), ["int"]);
    const fault = await assertRejects(() => supervisor.rpc.startProcess("nobody"), RpcFault);
    assertEquals(fault.text, "BAD_NAME: nobody");
    await within(END, "the stop", supervisor.stop());
    assertEquals(isAlive(pid), false);
    await assertRejects(() => supervisor.rpc.getPID(), RpcFault, "SHUTDOWN_STATE");
    assertMatch(lines.at(-1) ?? "", /^[-0-9]{10} [:0-9]{8},\d{3} WARN stopped: worker \(terminated by SIGTERM\)$/);
  });
});

Deno.test("EmbeddedSupervisor goes on when who takes its log throws", async () => {
  const uncaught: unknown[] = [];
  const onError = (event: ErrorEvent) => {
    uncaught.push(event.error);
    event.preventDefault();
  };
  globalThis.addEventListener("error", onError);
  await withConfig(`[supervisord]\n${WORKER}`, async (path) => {
    const onLog = (line: string) => {
      throw line.replace(/.*INFO (\w+).*/, "$1");
    };
    await using supervisor = await EmbeddedSupervisor.start(path, { onLog });
    assertEquals((await supervisor.rpc.getProcessInfo("worker")).statename, "RUNNING");
  });
  globalThis.removeEventListener("error", onError);
  assertEquals(uncaught.slice(0, 2), ["spawned", "success"]);
});

Deno.test("EmbeddedSupervisor leaves the children of its program alone", async () => {
  await withConfig(`[supervisord]\n${WORKER}`, async (path) => {
    await using supervisor = await EmbeddedSupervisor.start(path);
    const statuses = [3, 4, 5].map(async (status) => {
      const child = new Deno.Command("sh", { args: ["-c", `read line; exit ${status}`], stdin: "piped" }).spawn();
      // Each time that something of the supervisor's ends, it looks for what has ended
      await supervisor.rpc.stopProcess("worker").catch(() => {});
      await child.stdin.close();
      return (await child.status).code;
    });
    assertEquals(await within(END, "the children", Promise.all(statuses)), [3, 4, 5]);
  });
});

Deno.test("EmbeddedSupervisor restarts with the files as they are then, and ends when a client says so", async () => {
  await withConfig(`[supervisord]\n${WORKER}`, async (path) => {
    const started = Promise.withResolvers<void>();
    const onLog = (line: string) => line.includes("spawned: 'other'") && started.resolve();
    const supervisor = await EmbeddedSupervisor.start(path, { onLog });
    await Deno.writeTextFile(path, `[supervisord]\n${WORKER.replace("worker", "other")}`);
    await supervisor.rpc.restart();
    await within(END, "the restart", started.promise);
    assertEquals((await supervisor.rpc.getAllProcessInfo()).map(({ name }) => name), ["other"]);
    await supervisor.rpc.shutdown();
    await within(END, "the end", supervisor.ended);
  });
});

Deno.test("EmbeddedSupervisor.stop() ends a restart that is under way", async () => {
  await withConfig(`[supervisord]\n${WORKER}`, async (path) => {
    const log: string[] = [];
    const supervisor = await EmbeddedSupervisor.start(path, { onLog: (line) => log.push(line) });
    await supervisor.rpc.restart();
    await within(END, "the stop", supervisor.stop());
    await within(END, "the end", supervisor.ended);
    assertEquals(log.filter((line) => line.includes("stopped: worker")).length, 1);
  });
});

Deno.test("EmbeddedSupervisor.start() refuses what it cannot do, and leaves nothing open", async () => {
  const server = "[unix_http_server]\nfile=%(here)s/s.sock\n[supervisord]\n";
  await withConfig(`${server}${WORKER}`, async (path) => {
    await using _first = await EmbeddedSupervisor.start(path);
    await assertRejects(() => EmbeddedSupervisor.start(path), ListenError, "already listening");
  });
  const other = Deno.uid() === 1 ? 2 : 1;
  await withConfig(`[supervisord]\nuser=${other}\n${WORKER}`, async (path) => {
    await assertRejects(() => EmbeddedSupervisor.start(path), ConfigError, "user= of [supervisord] is another user");
  });
  await withConfig(`[supervisord]\nuser=${Deno.uid()}\n${WORKER}`, async (path) => {
    await using supervisor = await EmbeddedSupervisor.start(path);
    assertEquals((await supervisor.rpc.getAllProcessInfo()).length, 1);
  });
});
