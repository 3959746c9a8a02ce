import { XmlRpcClient } from "../../mod.ts";
import type { RpcInput, RpcValue } from "../../src/rpc/codec/xmlrpc_value.ts";
import { command, type Finished } from "./installation.ts";
import { isAlive } from "./is_alive.ts";
import { until } from "./until.ts";
import { within } from "./within.ts";
import { DAEMON_HEAD } from "./daemon_head.ts";

const DIST = new URL("../../dist", import.meta.url).pathname;
/** Seconds that the daemon gets to end; then it is killed, and the test fails. */
const END = 60;
/** Seconds that a call may take. */
const ANSWER = 30;

/** A supervisord of ours on a configuration of its own; ended, with its folder, when disposed. */
export interface RunningDaemon extends AsyncDisposable {
  readonly folder: string;
  /** Of the daemon itself, as this process sees it; another one after each start. */
  readonly pid: number;
  readonly config: string;
  readonly socket: string;
  ctl(...words: readonly string[]): Promise<Finished>;
  /** One XML-RPC call over a connection of its own; "supervisor." is put before the method. Throws RpcFault. */
  call(method: string, ...params: readonly RpcValue[]): Promise<RpcInput>;
  /** A client with a connection that stays, for methods of any name space. */
  client(): XmlRpcClient;
  /** Resolves when status shows the process in that state. */
  waitForState(name: string, state: string): Promise<void>;
  /** The main log as it stands. */
  log(): Promise<string>;
  /** Resolves when the main log matches, that many times, with the matches. */
  waitForLog(pattern: RegExp, count?: number): Promise<readonly string[]>;
  /** Ends it, by SIGTERM unless told how, and gives the exit status once the daemon has ended. */
  stop(end?: () => unknown): Promise<number>;
  /** Has it die, by SIGKILL unless told how; resolves when it is gone. */
  crash(die?: () => unknown): Promise<void>;
  /** Starts it again after a crash. Rejects with its stderr where it does not start. */
  start(): Promise<void>;
}

/** How the daemon is started. */
export interface DaemonOptions {
  /** Words before the command, such as those of prlimit, unshare or setpriv. */
  readonly through?: (folder: string) => readonly string[];
  /** Lines of [supervisord], and any sections after it. */
  readonly settings?: string;
  /** Where its stdout goes, to be opened by a shell. */
  readonly stdout?: string;
  /** The executable, relative to its folder, instead of the one in dist. */
  readonly program?: string;
  /** Puts into its folder what is to be there before it starts. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** In the background, where its starter has ended. */
  readonly daemonized?: boolean;
}

/** Starts the compiled supervisord in the foreground with the given program sections, and waits until it is up. */
export async function runDaemon(programs: string, options: DaemonOptions = {}): Promise<RunningDaemon> {
  const { through = () => [], settings = "", stdout = "/dev/null" } = options;
  const folder = await Deno.makeTempDir({ prefix: "daemon-" });
  // Those that run it as another user need to get in
  await Deno.chmod(folder, 0o777);
  const config = `${folder}/supervisord.conf`;
  const socket = `${folder}/s.sock`;
  await options.prepare?.(folder);
  await Deno.writeTextFile(config, `${DAEMON_HEAD}${settings}\n${programs}`);
  const { program = `${DIST}/supervisord`, daemonized = false } = options;
  const words = [...through(folder), program, ...daemonized ? [] : ["-n"], "-c", config];
  const args = ["-c", 'out=$1; shift; exec "$@" > "$out" 2> stderr', "sh", stdout, ...words];
  const ctl = (...rest: readonly string[]) => command("supervisorctl", ["-c", config, ...rest]);
  const log = () => Deno.readTextFile(`${folder}/supervisord.log`);
  const openClient = () => new XmlRpcClient({ url: `unix://${socket}`, username: undefined, password: undefined });
  const call = async (method: string, ...params: readonly RpcValue[]) => {
    using client = openClient();
    return await within(ANSWER, `an answer to ${method}`, client.call(`supervisor.${method}`, params));
  };
  const executable = await Deno.realPath(program.startsWith("/") ? program : `${folder}/${program}`);
  const launch = async (): Promise<Launched> => {
    const child = new Deno.Command("sh", { args, cwd: folder, stdin: "null" }).spawn();
    let alive = true;
    const exit = child.status.then(({ code }) => {
      alive = false;
      if (!daemonized || code !== 0) throw new Error(`supervisord has ended with status ${code}`);
    });
    try {
      const answer = until("the daemon to answer", async () => (await call("getState")) !== null || undefined);
      await Promise.race([answer, daemonized ? exit.then(() => answer) : exit]);
    } catch (error) {
      if (alive) child.kill("SIGKILL");
      throw new Error(await Deno.readTextFile(`${folder}/stderr`), { cause: error });
    }
    if (!daemonized) return { pid: daemonPid(child.pid, executable), status: child.status };
    const pid = Number(await Deno.readTextFile(`${folder}/supervisord.pid`));
    return { pid, status: gone(pid) };
  };
  let launched = await launch();
  let isDead = false;
  const stop = async (end: () => unknown = () => Deno.kill(launched.pid, "SIGTERM")) => {
    await end();
    return await ended(launched);
  };
  let stopped: Promise<number> | undefined;
  return {
    folder,
    config,
    get pid() {
      return launched.pid;
    },
    socket,
    ctl,
    call,
    client: openClient,
    async waitForState(name, state) {
      await until(`${name} to be ${state}`, async () => {
        const { stdout } = await ctl("status", name);
        return new RegExp(`^${name} +${state}\\b`, "m").test(stdout) || undefined;
      });
    },
    log,
    async waitForLog(pattern, count = 1) {
      return await until(`${count} x ${pattern} in the log`, async () => {
        const found = (await log()).match(new RegExp(pattern, "gm")) ?? [];
        return found.length >= count ? found : undefined;
      }, 60);
    },
    stop: (end) => stopped ??= stop(end),
    async crash(die: () => unknown = () => Deno.kill(launched.pid, "SIGKILL")) {
      isDead = true;
      await die();
      await launched.status;
    },
    async start() {
      launched = await launch();
      isDead = false;
    },
    async [Symbol.asyncDispose]() {
      if (!isDead) await (stopped ??= stop());
      if (!Deno.env.has("MONOVISOR_KEEP")) await Deno.remove(folder, { recursive: true });
    },
  };
}

interface Launched {
  readonly pid: number;
  /** Of what was started; resolves once it has ended. */
  readonly status: Promise<Ending>;
}

type Ending = Pick<Deno.CommandStatus, "code" | "signal">;

async function ended({ pid, status }: Launched): Promise<number> {
  const timer = setTimeout(() => Deno.kill(pid, "SIGKILL"), END * 1000);
  const { code, signal } = await status;
  clearTimeout(timer);
  if (signal !== null || code === 137) throw new Error(`supervisord did not end within ${END} s, or was killed`);
  return code;
}

// Nobody tells us the status of what is no child of ours
async function gone(pid: number): Promise<Ending> {
  return await until("the daemon to be gone", () => isAlive(pid) ? undefined : { code: 0, signal: null }, Infinity);
}

// Behind an unshare that forks, say
function daemonPid(pid: number, executable: string): number {
  if (Deno.readLinkSync(`/proc/${pid}/exe`) === executable) return pid;
  const [child] = Deno.readTextFileSync(`/proc/${pid}/task/${pid}/children`).split(" ");
  return daemonPid(Number(child), executable);
}
