import { assertEquals } from "@std/assert";
import { Random } from "../../compat/generate/random.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { children } from "../bench/support/proc.ts";
import { answering } from "../support/answering.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";

const CLIENTS = 50;
const CALLS = IS_NIGHT ? 500 : 25;
const NAMES = Array.from({ length: 10 }, (_, index) => `cat${index}`);
/** What a start or stop may answer when others start and stop the same program. */
const RIVALS = /^(ALREADY_STARTED|NOT_RUNNING|ABNORMAL_TERMINATION|SPAWN_ERROR): cat\d$/;

async function ask(daemon: RunningDaemon, method: string, name: string): Promise<void> {
  try {
    await daemon.call(method, name);
  } catch (error) {
    if (!(error instanceof RpcFault) || !RIVALS.test(error.message)) throw error;
  }
}

Deno.test("50 clients that start and stop the same programs: each ends as it was asked last, and none runs twice", async () => {
  const programs = NAMES.map((name, index) => `[program:${name}]\ncommand=cat\nstartsecs=${index % 2}\n`).join("");
  await using daemon = await runDaemon(programs);
  const random = new Random(20240229);
  const choose = () => random.pick(["startProcess", "stopProcess"]);
  const client = async () => {
    for (let count = 0; count < CALLS; count++) await ask(daemon, choose(), random.pick(NAMES));
  };
  await answering(daemon, () => Promise.all(Array.from({ length: CLIENTS }, client)));
  const wanted = NAMES.map((name) => ({ name, method: choose() }));
  await Promise.all(wanted.map(({ name, method }) => ask(daemon, method, name)));
  const infos = await processInfos(daemon);
  assertEquals(
    infos.map(({ name, statename }) => `${name} ${statename}`),
    wanted.map(({ name, method }) => `${name} ${method === "startProcess" ? "RUNNING" : "STOPPED"}`),
  );
  const pids = infos.map(({ pid }) => pid).filter((pid) => pid !== 0);
  assertEquals([...children(daemon.pid)].sort(), pids.sort());
});
