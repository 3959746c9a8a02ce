import type { Caller } from "../../src/client/server.ts";
import { SupervisorRpc } from "../../src/client/supervisor_rpc.ts";
import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import { DeadlineClock } from "../../src/os/deadline_clock.ts";
import { EpollPoller } from "../../src/os/linux/epoll/poller.ts";
import { LinuxSockets } from "../../src/os/linux/sockets/linux_sockets.ts";
import { SystemClock } from "../../src/os/linux/time/system_clock.ts";
import type { RpcInput, RpcValue } from "../../src/rpc/codec/xmlrpc_value.ts";
import { invoke } from "../../src/rpc/method.ts";
import { newToken } from "../daemon/new_token.ts";
import { configReader } from "../daemon/config_reader.ts";
import { EmbeddedOs } from "./embedded_os.ts";
import { type EmbeddedRun, embeddedRun, type EmbeddedWorld } from "./embedded_run.ts";

/** What an embedded supervisor may be given beside its configuration. */
export interface EmbedOptions {
  /** Takes each line of the main log, without its newline; loglevel= says which there are. What it throws is an uncaught error. */
  readonly onLog?: (line: string) => void;
}

/**
 * A supervisor within this program, for Linux with glibc; it needs all of Deno's permissions. It starts the programs of
 * its configuration, keeps them running, feeds the event listeners, and opens the HTTP servers, so that supervisorctl
 * works as ever.
 *
 * The process stays yours: of [supervisord] it leaves aside what concerns that process (umask, directory, minfds,
 * minprocs, pidfile, the main log's file), acts on no signal but SIGCHLD, and reaps no child but its own. When your
 * program dies without `stop()`, by a signal say, the programs go on without a supervisor.
 */
export class EmbeddedSupervisor implements Caller, AsyncDisposable {
  /** The calls of supervisorctl, made within this program: no socket and no password is needed. */
  readonly rpc: SupervisorRpc = new SupervisorRpc(this);
  /**
   * Resolves when everything has been stopped, by `stop()` or by a client. Rejects with what kept a restart from going
   * on: everything is stopped then, too.
   */
  readonly ended: Promise<void>;
  readonly #world: EmbeddedWorld;
  #run: EmbeddedRun;
  #stops = false;

  private constructor(world: EmbeddedWorld, { run, resources }: Started) {
    this.#world = world;
    this.#run = run;
    this.ended = this.#keepRunning(resources);
  }

  /**
   * Starts what the configuration at `path` says; resolves when the servers are open and the programs are STARTING.
   * Throws ConfigError, ListenError for a server that cannot be opened, FcgiSocketError for a socket of an
   * [fcgi-program:x], and OsError for an AUTO log that cannot be made. user= of [supervisord] is a ConfigError, unless it
   * is the user that runs this program.
   */
  static async start(path: string, { onLog = () => {} }: EmbedOptions = {}): Promise<EmbeddedSupervisor> {
    const os = new EmbeddedOs();
    const read = configReader(os, { path });
    const load = () => ofThisUser(read(), os.getuid());
    const config = load();
    await using resources = new AsyncDisposableStack();
    const clock = resources.use(new DeadlineClock(new SystemClock()));
    const poller = resources.use(new EpollPoller());
    const world = {
      os,
      clock,
      poller,
      sockets: new LinuxSockets(),
      load,
      onLog,
      eventSerial: { next: 0 },
      token: newToken(),
    };
    const run = await embeddedRun(world, config);
    return new EmbeddedSupervisor(world, { run, resources: resources.move() });
  }

  /** Calls a method of supervisor.*, system.* or monovisor.* by its full name. Throws RpcFault. */
  async call(method: string, params: readonly RpcValue[]): Promise<RpcInput> {
    return await invoke(this.#run.methods, { method, params });
  }

  /** Stops every program, in the order of a shutdown, and resolves when all have ended. */
  async stop(): Promise<void> {
    this.#stops = true;
    this.#run.shutdown();
    await this.ended;
  }

  /** The same, at the end of an `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  // One run after the other, a restart between them, until a shutdown
  async #keepRunning(resources: AsyncDisposableStack): Promise<void> {
    await using _ = resources;
    for (let next = await this.#run.ended; next !== null && !this.#stops; next = await this.#run.ended) {
      this.#run = await embeddedRun(this.#world, next);
      if (this.#stops) this.#run.shutdown();
    }
  }
}

interface Started {
  readonly run: EmbeddedRun;
  readonly resources: AsyncDisposableStack;
}

// Not to run as root, without a word, what was to run as somebody else
function ofThisUser(config: Config, own: number): Config {
  const { uid } = config.supervisord;
  if (uid === null || uid === own) return config;
  throw new ConfigError(
    "Cannot embed a supervisor: user= of [supervisord] is another user; write it into the programs",
  );
}
