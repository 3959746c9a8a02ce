import type { Campaign } from "../campaign.ts";
import type { Daemon } from "../daemons/daemon.ts";
import type { DaemonPair } from "../daemons/pair.ts";
import { RunningTool } from "../../running_tool.ts";
import { splitWords } from "../../split_words.ts";
import { withoutRuns } from "../shrink.ts";
import type { CtlCase, CtlLine } from "./ctl_case.ts";
import { CtlShell } from "./ctl_shell.ts";
import { generateLines } from "./generate_lines.ts";
import { outputText } from "./output_text.ts";

/** Lines for both supervisorctls, each with its own daemon. */
export interface CtlCampaign extends Campaign<CtlCase>, AsyncDisposable {}

/** Starts a shell of each side. */
export async function ctlCampaign(pair: DaemonPair): Promise<CtlCampaign> {
  const shells = new Map<Daemon, CtlShell>();
  for (const daemon of [pair.reference, pair.ours]) shells.set(daemon, await CtlShell.start(daemon));
  const run = async (daemon: Daemon, line: CtlLine, oneShot: boolean) => {
    const shell = shells.get(daemon);
    if (oneShot || shell === undefined) return await once(daemon, line);
    const output = await shell.run(line.line);
    // A shell that was left, or hangs, is replaced
    if (output.startsWith("[no end")) {
      if (shell.tool.exit === undefined) shell.tool.kill("SIGKILL");
      shells.set(daemon, await CtlShell.start(daemon));
    }
    return output;
  };
  const transcript = async (daemon: Daemon, { lines, oneShot }: CtlCase) => {
    let text = "";
    for (const line of lines) {
      const running = run(daemon, line, oneShot);
      const output = await (line.changes ? daemon.nudged(running) : running);
      if (line.changes) await daemon.settle();
      text += `> ${line.line}\n${outputText(line, daemon.normalize(output))}`;
    }
    return text;
  };
  return {
    name: "ctl",
    generate: generateLines,
    compare: (tried) =>
      pair.both((daemon) => transcript(daemon, tried), { changes: tried.lines.some(({ changes }) => changes) }),
    smaller: smallerLines,
    show: ({ lines, oneShot }) => lines.map(({ line }) => `${oneShot ? "supervisorctl" : ">"} ${line}\n`).join(""),
    async [Symbol.asyncDispose]() {
      for (const shell of shells.values()) await shell[Symbol.asyncDispose]();
    },
  };
}

async function once(daemon: Daemon, { line }: CtlLine): Promise<string> {
  const { dir, env } = daemon.sandbox;
  const command = daemon.session.command("supervisorctl", ["-c", "supervisord.conf", ...wordsOf(line)]);
  const tool = await RunningTool.start(command, { cwd: dir, env, input: "" });
  return await tool.finished();
}

/** The words as a shell would hand them over; a line with odd quotes is cut at its blanks. */
function wordsOf(line: string): readonly string[] {
  try {
    return splitWords(line);
  } catch {
    return line.split(" ");
  }
}

function* smallerLines({ lines, oneShot }: CtlCase): Generator<CtlCase> {
  for (const fewer of withoutRuns(lines)) if (fewer.length > 0) yield { lines: fewer, oneShot };
  if (oneShot) yield { lines, oneShot: false };
  for (const [index, line] of lines.entries()) {
    const [command = "", ...words] = line.line.split(" ");
    // A log would be followed for ever, a question asked
    if (/^(?:tail|maintail|fg|shutdown|reload|open|exit)/.test(command)) continue;
    for (const fewer of withoutRuns(words)) {
      yield { lines: lines.with(index, { ...line, line: [command, ...fewer].join(" ") }), oneShot };
    }
  }
}
