import { TextLineStream } from "./text_line_stream.ts";
import type { Answer, ConfigFacts } from "./answer.ts";

const SCRIPT = new URL("./reference_config.py", import.meta.url).pathname;

type Told = { readonly config: ConfigFacts } | { readonly refused: string } | { readonly crashed: string };

/** One process of the original that reads configuration after configuration. */
export class ReferenceReader implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;

  private constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#writer = child.stdin.getWriter();
    this.#lines = child.stdout.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream()).getReader();
  }

  /** Starts it by the Python that the commands in `bin` run with. */
  static async start(
    bin: string,
    { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  ): Promise<ReferenceReader> {
    const python = await interpreterOf(`${bin}/supervisord`);
    const child = new Deno.Command(python, {
      args: ["-W", "ignore", SCRIPT],
      cwd,
      env,
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    return new ReferenceReader(child);
  }

  async read(path: string): Promise<Answer> {
    await this.#writer.write(new TextEncoder().encode(`${JSON.stringify(path)}\n`));
    const { value, done } = await this.#lines.read();
    if (done) throw new Error("Cannot ask the original: its reader ended");
    const told: Told = JSON.parse(value);
    if ("config" in told) return { kind: "config", config: told.config };
    return "refused" in told ? { kind: "refused", text: told.refused } : { kind: "crashed", text: told.crashed };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writer.close();
    await this.#lines.cancel();
    await this.#child.status;
  }
}

/** The program on the `#!` line of a script. */
async function interpreterOf(script: string): Promise<string> {
  const [first = ""] = (await Deno.readTextFile(script)).split("\n");
  const found = /^#!\s*(\S+)/.exec(first)?.[1];
  if (found === undefined) throw new Error(`Cannot find the Python of ${script}: it has no #! line`);
  return found;
}
