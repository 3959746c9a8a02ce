import { XmlRpcClient } from "../../mod.ts";
import { ensureReference } from "../../cli/dev/reference.ts";
import { pythonPackages } from "../../compat/clients/python_packages.ts";
import type { RpcInput, RpcValue } from "../../src/rpc/codec/xmlrpc_value.ts";
import { command, type Finished } from "./installation.ts";
import { until } from "./until.ts";
import { within } from "./within.ts";
import { DAEMON_HEAD } from "./daemon_head.ts";

/** Releases of the original: the one that all is measured by, and the one that Debian and Ubuntu have. */
export type PythonVersion = "4.3.0" | "4.2.5";

/** Seconds that an answer may take, and the end. */
const PATIENCE = 30;

/** A supervisord in Python on a configuration of its own; ended, with its folder, when disposed, whatever it is then. */
export interface PythonDaemon extends AsyncDisposable {
  readonly folder: string;
  readonly config: string;
  readonly pid: number;
  /** `supervisord takeover -c CONFIG`, the words behind. */
  takeover(...words: readonly string[]): Promise<Finished>;
  ctl(...words: readonly string[]): Promise<Finished>;
  /** "supervisor." is put before the method. Throws RpcFault. */
  call(method: string, ...params: readonly RpcValue[]): Promise<RpcInput>;
  /** Whether it still is Python. */
  isPython(): boolean;
  log(): Promise<string>;
}

/** How it is started. */
export interface PythonOptions {
  readonly version?: PythonVersion;
  /** Words before the command, such as those of setpriv. */
  readonly through?: readonly string[];
  /** Words behind it, instead of -n and -c CONFIG. */
  readonly args?: (config: string) => readonly string[];
  /** Called with the folder before it is started. */
  readonly prepare?: (folder: string) => Promise<void>;
}

/** Starts the original with these sections, in a folder with its script, and waits until it answers. */
export async function runPython(sections: string, options: PythonOptions = {}): Promise<PythonDaemon> {
  const { version = "4.3.0", through = [], args = (config) => ["-n", "-c", config], prepare } = options;
  const folder = await Deno.makeTempDir({ prefix: "python-" });
  await Deno.chmod(folder, 0o777);
  // Python looks for modules beside its script, where only this test is to find any
  await Deno.copyFile(`${await installed(version)}/supervisord`, `${folder}/supervisord`);
  const config = `${folder}/supervisord.conf`;
  await Deno.writeTextFile(config, DAEMON_HEAD + sections);
  await prepare?.(folder);
  const { PYTHONDONTWRITEBYTECODE: _none, ...env } = Deno.env.toObject();
  const [file = "", ...words] = [...through, `${folder}/supervisord`, ...args(config)];
  const child = new Deno.Command("sh", {
    ...{ args: ["-c", 'exec "$@" > output 2>&1', "sh", file, ...words], cwd: folder, clearEnv: true, env },
    stdin: "null",
  }).spawn();
  const call = async (method: string, ...params: readonly RpcValue[]) => {
    using client = new XmlRpcClient({ url: `unix://${folder}/s.sock`, username: undefined, password: undefined });
    return await within(PATIENCE, `an answer to ${method}`, client.call(`supervisor.${method}`, params));
  };
  await until("supervisord to answer", async () => (await call("getState")) !== null || undefined);
  const log = () => Deno.readTextFile(`${folder}/supervisord.log`);
  return {
    ...{ folder, config, pid: child.pid, call, log },
    takeover: (...rest) => command("supervisord", ["takeover", "-c", config, ...rest]),
    ctl: (...rest) => command("supervisorctl", ["-c", config, ...rest]),
    isPython: () => /\/python[0-9.]*$/.test(Deno.readLinkSync(`/proc/${child.pid}/exe`)),
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE * 1000);
      const { signal } = await child.status;
      clearTimeout(timer);
      if (signal !== null) throw new Error(`supervisord has ended by ${signal}: ${await log()}`);
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function installed(version: PythonVersion): Promise<string> {
  if (version === "4.2.5") {
    // It looks for its packages with those of setuptools
    const folder = await pythonPackages("supervisor-4.2.5", ["supervisor==4.2.5", "setuptools==69.5.1"]);
    return `${folder}/bin`;
  }
  const reference = await ensureReference();
  if (reference === null) throw new Error("Cannot run the original: it is not installed");
  return reference.bin;
}
