import { procText } from "../support/proc_text.ts";
import { until } from "../support/until.ts";
import type { Target } from "../target.ts";
import { type Ledger, readLedger } from "./ledger.ts";

/** Absolute path of the program that writes. */
export const WRITER = new URL("./writer.py", import.meta.url).pathname;

/** Milliseconds that 1000 programs may take to start, and a daemon to end. */
const PATIENCE = 60_000;

/** A supervisord of either kind in a folder of its own, which is ended and begun again there. */
export class Daemon implements AsyncDisposable {
  #child: Deno.ChildProcess | undefined;
  /** How many programs those before this one have told to run. */
  #told = 0;

  private constructor(readonly folder: string) {}

  /** A folder with this configuration; nothing runs yet. */
  static async make(sections: string): Promise<Daemon> {
    const daemon = new Daemon(await Deno.makeTempDir({ prefix: "survival-" }));
    await Deno.writeTextFile(daemon.path("supervisord.conf"), HEAD + sections);
    // By this name its processes are known
    await Deno.symlink("/bin/sleep", daemon.path("sleep"));
    return daemon;
  }

  path(name: string): string {
    return `${this.folder}/${name}`;
  }

  /** Starts that one here, and does not wait for anything. */
  async begin({ name, bin }: Target): Promise<void> {
    this.#told = await this.#toldToRun();
    const script = this.path("supervisord");
    // Python looks for modules beside its script, where a take-over puts one for a moment
    if (name === "reference") await Deno.copyFile(`${bin}/supervisord`, script);
    const file = name === "reference" ? script : `${bin}/supervisord`;
    this.#child = new Deno.Command("sh", {
      args: ["-c", 'ulimit -Sn "$(ulimit -Hn)"; exec "$@" >> output 2>&1', "sh", file, "-nc", "supervisord.conf"],
      cwd: this.folder,
      stdin: "null",
    }).spawn();
  }

  /** SIGTERM, and its end. */
  end(): Promise<void> {
    return this.#kill("SIGTERM");
  }

  /** SIGKILL. */
  die(): Promise<void> {
    return this.#kill("SIGKILL");
  }

  /** Runs a command to its end in the folder of supervisord.conf. Throws an Error with what it says when it fails. */
  async command(file: string, ...args: string[]): Promise<void> {
    const { success, stdout, stderr } = await new Deno.Command(file, { args, cwd: this.folder, stdin: "null" })
      .output();
    const said = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
    if (!success) throw new Error(`Cannot ${args.join(" ")}: ${said}`);
  }

  /** Pids of the programs that run, whoever is their parent. */
  programs(): ReadonlySet<number> {
    const marks = [this.path("sleep"), this.path("ledger")];
    const pids = [...Deno.readDirSync("/proc")].map(({ name }) => Number(name)).filter((pid) => pid > 0);
    const words = (pid: number) => procText(`/proc/${pid}/cmdline`).split("\0");
    return new Set(pids.filter((pid) => words(pid).some((word) => marks.includes(word))));
  }

  /** Resolves when it has started so many, and each of them is at work. */
  async running(count: number): Promise<void> {
    // By the log: to look at a thousand processes again and again would hold up their start
    await until(async () => (await this.#toldToRun()) - this.#told >= count || undefined, {
      or: () => `${count} programs do not run in ${this.folder}`,
      deadlineMs: PATIENCE,
    });
    await until(async () => {
      const { begun } = await this.ledger();
      const pids = [...this.programs()];
      const writers = pids.filter((pid) => procText(`/proc/${pid}/cmdline`).includes(WRITER));
      return pids.length >= count && writers.every((pid) => begun.includes(pid)) || undefined;
    }, { or: () => `${count} programs are not at work in ${this.folder}` });
  }

  async ledger(): Promise<Ledger> {
    return readLedger(await this.#read("ledger"));
  }

  log(): Promise<string> {
    return this.#read("supervisord.log");
  }

  /** Ends everything that is left of it, also what nobody supervises any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    for (const pid of this.programs()) kill(pid, "SIGKILL");
    const [, keeper] = /"keeper":\{"pid":(\d+)/.exec(await this.#read("supervisord.pid.keeper")) ?? [];
    if (keeper !== undefined) kill(Number(keeper), "SIGKILL");
    await Deno.remove(this.folder, { recursive: true });
  }

  async #kill(signal: Deno.Signal): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    kill(child.pid, signal);
    const timer = setTimeout(() => kill(child.pid, "SIGKILL"), PATIENCE);
    await child.status;
    clearTimeout(timer);
  }

  async #toldToRun(): Promise<number> {
    return (await this.log()).split(" entered RUNNING state").length - 1;
  }

  async #read(name: string): Promise<string> {
    try {
      return await Deno.readTextFile(this.path(name));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }
}

function kill(pid: number, signal: Deno.Signal): void {
  try {
    Deno.kill(pid, signal);
  } catch (error) {
    // It has ended by itself
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

const HEAD = `[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://%(here)s/s
[unix_http_server]
file=%(here)s/s
[supervisord]
logfile=%(here)s/supervisord.log
logfile_maxbytes=0
pidfile=%(here)s/supervisord.pid
childlogdir=%(here)s
`;
