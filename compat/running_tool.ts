import { until } from "./support/until.ts";

/** Options of {@linkcode RunningTool.start}. */
export interface ToolOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Text for its stdin, which is then closed; undefined leaves stdin open for {@linkcode RunningTool.type}. */
  readonly input?: string | undefined;
}

/** A command that was started, with what it has printed so far. */
export class RunningTool {
  #stdout = "";
  #stderr = "";
  #exit: string | undefined;
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #pipes: Promise<unknown>;

  private constructor(readonly child: Deno.ChildProcess) {
    this.#stdin = child.stdin.getWriter();
    this.#pipes = Promise.all([
      pump(child.stdout, (text) => this.#stdout += text),
      pump(child.stderr, (text) => this.#stderr += text),
    ]);
    child.status.then((status) => this.#exit = status.signal ?? String(status.code));
  }

  /**
   * Starts `command` through a shell that sets the umask and the soft limit of open files, then becomes the command:
   * what a developer's own shell has set must not show in transcripts.
   */
  static async start(command: readonly string[], options: ToolOptions): Promise<RunningTool> {
    const child = new Deno.Command("/bin/sh", {
      args: ["-c", 'umask 022; ulimit -Sn 1024; exec "$@"', "sh", ...command],
      cwd: options.cwd,
      env: options.env,
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const tool = new RunningTool(child);
    if (options.input === undefined) return tool;
    await tool.type(options.input);
    await tool.closeStdin();
    return tool;
  }

  get pid(): number {
    return this.child.pid;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Exit code or name of the ending signal; undefined while it runs. */
  get exit(): string | undefined {
    return this.#exit;
  }

  async type(text: string): Promise<void> {
    try {
      await this.#stdin.write(new TextEncoder().encode(text));
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  async closeStdin(): Promise<void> {
    try {
      await this.#stdin.close();
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  kill(signal: Deno.Signal): void {
    this.child.kill(signal);
  }

  /** Waits for the end and gives what a person would have seen. */
  async finished(): Promise<string> {
    await until(() => this.#exit, { or: () => `still running after printing ${JSON.stringify(this.#stdout)}` });
    // A daemon's children may hold the pipes open after it; what they would print is none of its output.
    await Promise.race([this.#pipes, new Promise((resolve) => setTimeout(resolve, 300))]);
    return this.transcript();
  }

  transcript(): string {
    const stderr = this.#stderr === "" ? "" : `[stderr]\n${endLine(this.#stderr)}`;
    return `${endLine(this.#stdout)}${stderr}[exit ${this.#exit ?? "none yet"}]\n`;
  }
}

/** Shows a missing newline at the end, which clients may depend on. */
function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}[no newline]\n`;
}

async function pump(stream: ReadableStream<Uint8Array>, take: (text: string) => void): Promise<void> {
  for await (const text of stream.pipeThrough(new TextDecoderStream())) take(text);
}

/** True when the other end of a pipe is gone: the command ended first, which its exit status tells. */
function isGone(error: unknown): boolean {
  return error instanceof Deno.errors.BrokenPipe || error instanceof TypeError;
}
