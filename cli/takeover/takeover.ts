import type { ServerLogin } from "../../src/client/server.ts";
import { SupervisorRpc } from "../../src/client/supervisor_rpc.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import type { Os } from "../../src/os/os.ts";
import { ownExecutable } from "../../src/os/own_executable.ts";
import { ANSWER, daemonModule } from "../../src/survive/takeover/daemon_module.ts";
import { TakeoverError } from "../../src/survive/takeover/takeover_error.ts";
import { errorText } from "../../src/text/error_text.ts";
import { findConfigFile } from "../daemon/config_path.ts";
import { Bait } from "./bait.ts";
import { ask, ownVersion } from "./daemon_calls.ts";
import { examine, type Plan } from "./examine.ts";
import { cacheFolder, moduleFolder } from "./python_process.ts";
import { Report } from "./report.ts";
import { TAKEOVER_CHECK } from "./takeover_check.ts";
import { takeoverOptions, takeoverUsage } from "./takeover_options.ts";

/** What it is called by, behind `supervisord`. */
export const TAKEOVER = "takeover";

/** Seconds that the daemon has to become this program, requests that it answers before included. */
const PATIENCE = 15;
/** Seconds within which the daemon may begin with it. */
const VALID = 60;
/** Of its log, where it is told why it has not. */
const LOG_BYTES = 4096;
/** Milliseconds between two looks at it. */
const PAUSE = 20;

/** What the command acts on. */
export interface TakeoverEnvironment {
  readonly os: Os;
  readonly argv0: string;
  readonly print: (text: string) => void;
}

/**
 * supervisord takeover: has a running Supervisor become this program. Gives the exit status: 0 when that is done, or
 * could be, 1 when not. Throws UsageError, and Error with a sentence when it fails behind the report.
 */
export async function takeover(args: readonly string[], { os, argv0, print }: TakeoverEnvironment): Promise<number> {
  const { help = false, configfile, dryRun = false } = takeoverOptions(args);
  if (help) {
    print(takeoverUsage(argv0));
    return 0;
  }
  const path = configfile ?? findConfigFile(os, argv0, { told: true });
  const report = new Report((line) => print(`${line}\n`));
  const plan = await examine(report, { os, path, executable: Deno.realPathSync(ownExecutable()) });
  if (plan === null) {
    print("Nothing has been done.\n");
    return 1;
  }
  if (dryRun) {
    print("It can be taken over; nothing has been done.\n");
    return 0;
  }
  try {
    print(`taken over: pid ${plan.process.pid}, ${plan.programs} programs, ${await carryOut(plan)}\n`);
    return 0;
  } catch (error) {
    const why = error instanceof TakeoverError ? error.message : errorText(error);
    throw new Error(`Cannot take over process ${plan.process.pid}: ${why}`);
  }
}

async function carryOut(plan: Plan): Promise<string> {
  const { process: { pid, uid }, executable, args, name, included, configfile } = plan;
  {
    const module = daemonModule({ executable, args, check: TAKEOVER_CHECK, pid, until: Date.now() / 1000 + VALID });
    const places = { folder: moduleFolder(plan.process), cache: cacheFolder(plan.process) };
    using _bait = new Bait({ name, module, ...places, configfile, included, uid });
    await prepare(plan);
  }
  return await becomesOurs(plan);
}

// The reread imports the module, which ends in a fault whatever comes of it
async function prepare({ login, process: { script }, name }: Plan): Promise<void> {
  const fault = await faultOf(login);
  if (fault === null) {
    throw new TakeoverError("it has reread its configuration without the section that it was to find");
  }
  const at = fault.indexOf(ANSWER);
  const answer = at < 0 ? null : fault.slice(at + ANSWER.length);
  if (answer === "ready") return;
  if (answer !== null) throw new TakeoverError(answer);
  throw new TakeoverError(
    fault.includes(name)
      ? `Python does not find a module beside ${script}`
      : `it cannot reread its configuration: ${fault}`,
  );
}

async function faultOf(login: ServerLogin): Promise<string | null> {
  try {
    await ask(login, (client) => new SupervisorRpc(client).reloadConfig());
    return null;
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    return error.text;
  }
}

/** Resolves when this program answers under the same pid, with for how long nobody did. */
async function becomesOurs({ login, process: { pid } }: Plan): Promise<string> {
  const end = performance.now() + PATIENCE * 1000;
  let answered = performance.now();
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const answer = await answerOf(login);
    if (answer?.version && answer.pid === pid) return `silent for ${Math.round(performance.now() - answered)} ms`;
    if (answer !== null) answered = performance.now();
    else if (!isThere(pid)) throw new TakeoverError("it has ended meanwhile");
  }
  throw new TakeoverError(`it is not monovisor after ${PATIENCE} s: ${await toldWhy(login)}`);
}

async function answerOf(login: ServerLogin): Promise<{ readonly version: string | null; readonly pid: number } | null> {
  try {
    return await ask(login, async (client) => {
      return { version: await ownVersion(client), pid: await new SupervisorRpc(client).getPID() };
    });
  } catch (error) {
    // It does not answer now, or not that
    if (!(error instanceof TakeoverError || error instanceof RpcFault)) throw error;
    return null;
  }
}

async function toldWhy(login: ServerLogin): Promise<string> {
  try {
    const log = await ask(login, (client) => new SupervisorRpc(client).readLog(LOG_BYTES));
    return log.match(/Cannot be taken over by .*/g)?.at(-1) ?? "its log does not say why";
  } catch (error) {
    if (!(error instanceof TakeoverError || error instanceof RpcFault)) throw error;
    return error.message;
  }
}

function isThere(pid: number): boolean {
  try {
    Deno.statSync(`/proc/${pid}`);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
