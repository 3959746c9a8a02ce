import { until } from "./until.ts";

/** Whether tmux, which stands in for a person's terminal, is installed. */
export const HAS_TMUX = await tmux(["-V"]).then(() => true, () => false);

/** A program in a terminal of 80 columns: keys go in, and the screen can be looked at. Closing it ends the program. */
export class Tmux implements AsyncDisposable {
  readonly #socket: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#socket = `${folder}/tmux`;
  }

  /** Runs a shell command; `cwd` is where. */
  static async open(command: string, { cwd }: { readonly cwd: string }): Promise<Tmux> {
    const terminal = new Tmux(await Deno.makeTempDir({ prefix: "tmux-" }));
    const size = ["-x", "80", "-y", "40"];
    // Test runs set it for themselves
    const shown = `unset NO_COLOR; ${command}`;
    await terminal.#run(["-f", "/dev/null", "new-session", "-d", ...size, "-c", cwd, shown]);
    return terminal;
  }

  /** Presses keys: text as it is, or names as tmux has them ("Enter", "C-c", "Up"). */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#run(["send-keys", "--", ...keys]);
  }

  /** The screen as text without blank lines below it; with `colours` as the escape sequences that would draw it. */
  async screen({ colours = false } = {}): Promise<string> {
    const text = await this.#run(["capture-pane", "-p", ...(colours ? ["-e"] : [])]);
    return text.replaceAll(/[ ]+$/gm, "").trimEnd();
  }

  /** Waits until the screen ends in `text`, and gives all of it. */
  async see(text: string): Promise<string> {
    return await this.seeThat(`"${text}" at the end of the screen`, (screen) => screen.endsWith(text.trimEnd()));
  }

  /** Waits until the screen is as `holds` has it. */
  async seeThat(what: string, holds: (screen: string) => boolean): Promise<string> {
    return await until(what, async () => {
      const screen = await this.screen();
      if (holds(screen)) return screen;
      throw new Error(`the screen shows\n${screen}`);
    });
  }

  async resize(columns: number): Promise<void> {
    await this.#run(["resize-window", "-x", String(columns)]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#run(["kill-server"]);
    await Deno.remove(this.#folder, { recursive: true });
  }

  async #run(args: readonly string[]): Promise<string> {
    return await tmux(["-S", this.#socket, ...args]);
  }
}

async function tmux(args: readonly string[]): Promise<string> {
  const env = { TERM: "xterm-256color", LC_ALL: "C.UTF-8", TMUX: "" };
  const { success, stdout, stderr } = await new Deno.Command("tmux", { args: ["-u", ...args], env }).output();
  if (!success) throw new Error(`Cannot run tmux ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout);
}
