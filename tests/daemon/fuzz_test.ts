import { assert, assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { cut } from "../fuzz/support/cut.ts";
import { hostileRequest } from "../fuzz/support/hostile_request.ts";
import { answering } from "../support/answering.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

/** The nightly run takes minutes. */
const SECONDS = Number(Deno.env.get("MONOVISOR_FUZZ_SECONDS") ?? 8);
const SEED = Number(Deno.env.get("MONOVISOR_FUZZ_SEED") ?? 20240229);
const CLIENTS = 8;
/** Connections that are left open and silent, at most. */
const LEFT = 100;
/** Bytes of memory that it may take over what it had. */
const MAX_GROWTH = 300 * 2 ** 20;
/** Milliseconds that a client waits for what it may get. */
const PATIENCE = 300;

Deno.test(`hostile bytes for ${SECONDS} s neither end the daemon nor keep it from others, nor let it grow`, async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n[program:still]\ncommand=sleep 600\n");
  await daemon.waitForState("cat", "RUNNING");
  const before = { memory: await peakMemory(daemon), files: openFiles(daemon) };
  const end = performance.now() + SECONDS * 1000;
  const counts = await answering(
    daemon,
    () => Promise.all(Array.from({ length: CLIENTS }, (_, index) => attack(daemon, { seed: SEED + index, end }))),
  );
  const sent = counts.reduce((sum, count) => sum + count, 0);
  assert(sent > SECONDS * 20, `only ${sent} requests were made`);

  assertEquals(await daemon.call("getState"), { statecode: 1, statename: "RUNNING" });
  assertEquals(await daemon.call("getPID"), daemon.pid);
  assert(!(await daemon.log()).includes("uncaught exception"));
  const growth = await peakMemory(daemon) - before.memory;
  console.log(`  ${sent} requests, ${Math.round(growth / 2 ** 20)} MB more than at the start`);
  assert(growth < MAX_GROWTH, `it took ${growth} bytes more`);
  // Programs that calls have started have pipes
  await daemon.call("stopAllProcesses");
  await until("all connections to be closed", () => openFiles(daemon) <= before.files ? true : undefined);
});

/** Sends one hostile request after the other, each over a connection of its own; the number of them. */
async function attack(
  { socket }: RunningDaemon,
  { seed, end }: { readonly seed: number; readonly end: number },
): Promise<number> {
  const left: Deno.Conn[] = [];
  let number = 0;
  for (; performance.now() < end; number++) {
    const random = new Random(seed * 1_000_003 + number);
    const stream = await Deno.connect({ transport: "unix", path: socket });
    const stays = await converse(stream, { random, mayStay: left.length < LEFT / CLIENTS });
    if (stays) left.push(stream);
  }
  for (const stream of left) stream.close();
  return number;
}

/** Whether the connection stays open, as that of a client that has been forgotten. */
async function converse(
  stream: Deno.Conn,
  { random, mayStay }: { readonly random: Random; readonly mayStay: boolean },
): Promise<boolean> {
  let isOpen = true;
  const close = () => {
    if (isOpen) stream.close();
    isOpen = false;
  };
  const timer = setTimeout(close, PATIENCE);
  try {
    for (const chunk of cut(hostileRequest(random), random)) {
      for (let at = 0; at < chunk.length;) at += await stream.write(chunk.subarray(at));
    }
    const manner = random.next();
    if (manner < 0.1 && mayStay) return isOpen;
    if (manner < 0.7) await stream.closeWrite();
    if (manner < 0.9) { while (await stream.read(new Uint8Array(65536)) !== null); }
  } catch (error) {
    // The daemon may hang up on such a client at any time, and so may we
    const gone = [Deno.errors.BrokenPipe, Deno.errors.ConnectionReset, Deno.errors.NotConnected];
    if (isOpen && !gone.some((type) => error instanceof type)) throw error;
  } finally {
    clearTimeout(timer);
  }
  close();
  return false;
}

async function peakMemory({ pid }: RunningDaemon): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

function openFiles({ pid }: RunningDaemon): number {
  return [...Deno.readDirSync(`/proc/${pid}/fd`)].length;
}
