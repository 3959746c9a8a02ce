import type { ServerLogin } from "../../src/client/server.ts";
import { SupervisorRpc } from "../../src/client/supervisor_rpc.ts";
import type { XmlRpcClient } from "../../src/client/xml_rpc_client.ts";
import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { obstacleToExecutable } from "../../src/survive/executable.ts";
import { pythonOnly } from "../../src/survive/takeover/refusals.ts";
import { TakeoverError } from "../../src/survive/takeover/takeover_error.ts";
import { absolutePath, dirname } from "../../src/text/python/posix_path.ts";
import { ValueError } from "../../src/text/python/value_error.ts";
import { configEnvironment } from "../daemon/config_environment.ts";
import { configReader } from "../daemon/config_reader.ts";
import { supervisordOptions } from "../supervisord_options.ts";
import { UsageError } from "../usage_error.ts";
import { BAIT_PREFIX } from "./bait.ts";
import { ask, loginOf, ownVersion } from "./daemon_calls.ts";
import { includedPath } from "./included_path.ts";
import { moduleFolder, pythonProcess, type PythonProcessFacts } from "./python_process.ts";
import type { Report } from "./report.ts";

/** Who is to be taken over, and how. */
export interface Plan {
  readonly login: ServerLogin;
  readonly process: PythonProcessFacts;
  /** Absolute, and so is the next. */
  readonly configfile: string;
  readonly executable: string;
  /** The daemon's own arguments, the configuration file among them. */
  readonly args: readonly string[];
  /** What the section, the module and the files are called. */
  readonly name: string;
  /** Where the section goes; null: into the configuration file. */
  readonly included: string | null;
  readonly programs: number;
}

/** What is looked at. */
export interface ExamineOptions {
  readonly os: Os;
  /** The configuration file. */
  readonly path: string;
  /** This very executable, without symbolic links. */
  readonly executable: string;
}

/** Looks at everything that can be known beforehand, and reports it. null when one thing at least stands in the way. */
export async function examine(report: Report, options: ExamineOptions): Promise<Plan | null> {
  try {
    const plan = await plainly(() => look(report, options));
    return report.refused ? null : plan;
  } catch (error) {
    if (!(error instanceof TakeoverError)) throw error;
    report.refuse(error.message);
    return null;
  }
}

async function look(report: Report, { os, path, executable }: ExamineOptions): Promise<Plan> {
  const own = configEnvironment(os, os.cwd());
  const first = configReader(os, { path, environment: own })();
  report.ok(`the configuration ${path} can be read`);
  const login = loginOf(first, { path, environment: own });
  const { pid, version, running } = await ask(login, identify);
  report.ok(`supervisord ${version} answers on ${login.url}, its pid is ${pid}`);
  const process = pythonProcess(pid);
  const { uid, python, script, args } = process;
  if (os.getuid() !== 0 && os.getuid() !== uid) {
    report.refuse(`it runs as uid ${uid}: call this as root or as that user`);
  }
  report.ok(`${python} runs ${script} as ${os.byUid(uid)?.name ?? `uid ${uid}`}`);

  // From here on with its own eyes
  const environment = { ...configEnvironment(os, process.cwd), variables: process.environment };
  const { configfile, overrides } = commandOf(args, environment);
  const there = configfile === null ? absolutePath(path, own.cwd) : absolutePath(configfile, process.cwd);
  if (Deno.realPathSync(there) !== Deno.realPathSync(path)) {
    throw new TakeoverError(`it runs with the configuration ${there}: name that with -c`);
  }
  const config = configReader(os, { path: there, environment, overrides })();
  for (const why of pythonOnly(config)) report.refuse(why);
  comparePrograms(report, config, running);

  // By the rights of the daemon, whose place it takes
  const obstacle = obstacleToExecutable({ stat: (file) => os.stat(file), getuid: () => uid }, executable);
  if (obstacle === null) report.ok(`${executable}, which is to run in its place, cannot be written by others`);
  else report.refuse(obstacle);
  const name = BAIT_PREFIX + crypto.getRandomValues(new Uint8Array(8)).toHex();
  const included = includedPath(name, { path: there, environment });
  const places = [moduleFolder(process), dirname(included ?? Deno.realPathSync(there))];
  for (const folder of new Set(places)) tryFolder(os, folder);
  report.ok(`for a moment ${places[0]} takes a module, and ${included === null ? there : places[1]} a section`);
  report.note("who follows a log by then (supervisorctl tail -f) is cut off; other requests get 5 s to be answered");
  return {
    ...{ login, process, executable, name, included, configfile: there, programs: running.length },
    args: configfile === null ? [...args, "-c", there] : args,
  };
}

async function identify(client: XmlRpcClient) {
  const version = await ownVersion(client);
  if (version !== null) throw new TakeoverError(`${version} runs there already: use 'supervisorctl upgrade'`);
  const rpc = new SupervisorRpc(client);
  const running = (await rpc.getAllProcessInfo()).map(({ group, name }) => `${group}:${name}`);
  return { pid: await rpc.getPID(), version: await rpc.getSupervisorVersion(), running };
}

function commandOf(args: readonly string[], environment: ConfigEnvironment) {
  const command = supervisordOptions(args, environment);
  if (command.kind === "run") return command;
  throw new TakeoverError("its command line asks for nothing to be run");
}

function comparePrograms(report: Report, { groups }: Config, running: readonly string[]): void {
  const known = new Set(groups.flatMap((group) => group.processes.map(({ name }) => `${group.name}:${name}`)));
  const unknown = running.filter((name) => !known.has(name));
  if (unknown.length === 0) return report.ok(`the configuration has all of its ${running.length} programs`);
  report.refuse(`${unknown.join(", ")} is not in the configuration any more: run 'supervisorctl update' first`);
}

function tryFolder(os: Os, folder: string): void {
  try {
    os.remove(os.makeTemporary(folder, ".monovisor-", ""));
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw new TakeoverError(`a file must be put into ${folder} for a moment, which fails: ${error.message}`);
  }
}

// Sentences of others become reasons
async function plainly<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const isSaid = error instanceof ConfigError || error instanceof UsageError || error instanceof ValueError ||
      error instanceof RpcFault;
    throw isSaid ? new TakeoverError(error.message) : error;
  }
}
