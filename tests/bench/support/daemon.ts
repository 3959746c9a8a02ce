import type { RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";
import { configuration } from "./configuration.ts";
import type { Target } from "./figure.ts";
import { children, cpuSeconds } from "./proc.ts";
import { call, rawCall, type RpcRequest } from "./rpc.ts";
import { Scratch } from "./scratch.ts";
import { waitFor } from "./wait_for.ts";

/** What a daemon is to supervise. */
export interface DaemonOptions {
  /** Gives the program sections; the folder is the daemon's own. */
  readonly programs?: (folder: string) => string;
  /** Lines for [supervisord]. */
  readonly settings?: string;
  readonly descriptors?: number;
}

/** Seconds that a daemon gets to answer, and to end. */
const LIMITS = { answer: 60, end: 120 } as const;

/** A supervisord of either kind, running in a folder of its own. */
export class Daemon implements AsyncDisposable {
  #ended = false;
  /** performance.now() when it had answered. */
  answeredAt = NaN;

  private constructor(
    readonly target: Target,
    readonly scratch: Scratch,
    private readonly process: Deno.ChildProcess,
    /** performance.now() just before it was started. */
    readonly startedAt: number,
  ) {
    process.status.then(() => this.#ended = true);
  }

  /** Starts one and waits until its socket answers getState. */
  static async start(target: Target, options: DaemonOptions = {}): Promise<Daemon> {
    const { programs = () => "", settings = "", descriptors = 1024 } = options;
    const scratch = await Scratch.make();
    await Deno.mkdir(scratch.path("logs"));
    const text = configuration({ folder: scratch.folder, programs: programs(scratch.folder), settings, descriptors });
    await Deno.writeTextFile(scratch.path("c"), text);
    const startedAt = performance.now();
    const daemon = new Daemon(target, scratch, spawn(target, scratch), startedAt);
    try {
      const what = () => `an answer; the log says\n${daemon.log()}`;
      await waitFor(() => daemon.#answers(), { what, within: LIMITS.answer, every: 1 });
      daemon.answeredAt = performance.now();
      return daemon;
    } catch (error) {
      await daemon[Symbol.asyncDispose]();
      throw error;
    }
  }

  get pid(): number {
    return this.process.pid;
  }

  get cpu(): number {
    return cpuSeconds(this.pid);
  }

  call(method: string, params: readonly RpcValue[] = []): Promise<string> {
    return call({ socket: this.scratch.path("s"), method, params });
  }

  rawCall(method: string): Promise<Uint8Array> {
    return rawCall(this.request(method));
  }

  request(method: string): RpcRequest {
    return { socket: this.scratch.path("s"), method };
  }

  log(): string {
    try {
      return Deno.readTextFileSync(this.scratch.path("supervisord.log"));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }

  /** Waits until so many processes have become RUNNING, by the main log: asking would cost the daemon time. */
  async running(count: number, within = 120): Promise<void> {
    await this.logged(" entered RUNNING state", { count, within });
  }

  async logged(text: string, { count, within }: { readonly count: number; readonly within: number }): Promise<void> {
    const seen = () => this.log().split(text).length - 1;
    await waitFor(() => seen() >= count || undefined, {
      what: () => `${count} x "${text}", got ${seen()}`,
      within,
      every: 20,
    });
  }

  /** SIGTERM, and milliseconds until it has ended with all its programs. */
  async stop(): Promise<number> {
    const start = performance.now();
    this.process.kill("SIGTERM");
    const timer = setTimeout(() => this.#kill(), LIMITS.end * 1000);
    await this.process.status;
    clearTimeout(timer);
    return performance.now() - start;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#ended) await this.stop();
    await this.scratch[Symbol.asyncDispose]();
  }

  async #answers(): Promise<true | undefined> {
    if (this.#ended) throw new Error(`supervisord of ${this.target.name} has ended; its log says\n${this.log()}`);
    try {
      await this.call("supervisor.getState");
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.ConnectionRefused) return undefined;
      throw error;
    }
  }

  // Nobody would end its programs after it
  #kill(): void {
    const programs = children(this.pid);
    this.process.kill("SIGKILL");
    for (const pid of programs) Deno.kill(pid, "SIGKILL");
  }
}

// Through a shell, which may start with less than its hard limit of descriptors
function spawn(target: Target, scratch: Scratch): Deno.ChildProcess {
  return new Deno.Command("/bin/sh", {
    args: ["-c", 'ulimit -Sn "$(ulimit -Hn)"; exec "$@"', "sh", `${target.bin}/supervisord`, "-nc", scratch.path("c")],
    cwd: scratch.folder,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}
