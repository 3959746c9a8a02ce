import { RunningTool } from "../../running_tool.ts";
import type { Daemon } from "../daemons/daemon.ts";

const DEADLINE_MS = 8000;
const PROMPT = "supervisor> ";

/** One supervisorctl that stays, fed with lines. */
export class CtlShell implements AsyncDisposable {
  #marks = 0;

  private constructor(readonly tool: RunningTool) {}

  static async start(daemon: Daemon): Promise<CtlShell> {
    const { dir, env } = daemon.sandbox;
    const command = daemon.session.command("supervisorctl", ["-c", "supervisord.conf"]);
    const shell = new CtlShell(await RunningTool.start(command, { cwd: dir, env, input: undefined }));
    await shell.run("");
    return shell;
  }

  /** What a line prints; it ends where the shell complains of a word that it does not know. */
  async run(line: string): Promise<string> {
    const mark = `mark_${this.#marks++}_`;
    const complaint = `*** Unknown syntax: ${mark}\n`;
    const from = this.tool.stdout.length;
    await this.tool.type(`${line}\n${mark}\n`);
    const deadline = performance.now() + DEADLINE_MS;
    let end = -1;
    while (end < 0) {
      end = this.tool.stdout.indexOf(complaint, from);
      if (end >= 0) break;
      if (this.tool.exit !== undefined || performance.now() > deadline) return `[no end: ${this.tool.transcript()}]`;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    return this.tool.stdout.slice(from, end).replaceAll(PROMPT, "");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.tool.closeStdin();
    await this.tool.finished();
  }
}
