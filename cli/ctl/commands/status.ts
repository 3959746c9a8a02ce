import { PROCESS_STATES } from "../../../src/process/state.ts";
import { pythonSplit } from "../../../src/text/python_space.ts";
import type { Command } from "../command.ts";
import { EXIT_STATUS } from "../exit_status.ts";
import { makeNamespec, splitNamespec } from "../namespec.ts";
import type { Session } from "../session.ts";
import type { ProcessInfo } from "../supervisor_rpc.ts";
import { upcheck } from "../upcheck.ts";

const NAME_WIDTH = 30;
const STATE_WIDTH = 10;
const { STOPPED, EXITED, FATAL, UNKNOWN } = PROCESS_STATES;
const NOT_RUNNING: readonly number[] = [STOPPED, EXITED, FATAL, UNKNOWN];

/** Shows a line for each process (CTL-017..022). */
export const status: Command = {
  name: "status",
  help: [
    "status <name>\t\tGet status for a single process",
    "status <gname>:*\tGet status for all processes in a group",
    "status <name> <name>\tGet status for multiple named processes",
    "status\t\t\tGet all process status info",
  ].join("\n"),

  async run(session, argument) {
    if (!(await upcheck(session))) {
      session.exitStatus = EXIT_STATUS.STATUS_UNKNOWN;
      return;
    }
    const all = await session.supervisor.getAllProcessInfo();
    const names = pythonSplit(argument);
    const named = names.length === 0 || names.includes("all") ? all : names.flatMap((name) => find(session, name, all));
    if (named.length > 0) session.output(table(named));
    if (named.some(({ state }) => NOT_RUNNING.includes(state))) session.exitStatus = EXIT_STATUS.STATUS_NOT_RUNNING;
  },
};

function find(session: Session, name: string, all: readonly ProcessInfo[]): readonly ProcessInfo[] {
  const { group, process } = splitNamespec(name);
  const found = all.filter((info) => info.group === group && (process === null || info.name === process));
  if (found.length > 0) return found;
  const line = process === null ? `${group}: ERROR (no such group)` : `${name}: ERROR (no such process)`;
  session.fail(line, EXIT_STATUS.STATUS_UNKNOWN);
  return [];
}

function table(infos: readonly ProcessInfo[]): string {
  const names = infos.map(({ group, name }) => makeNamespec({ group, process: name }));
  const width = Math.max(NAME_WIDTH, ...names.map(codePoints)) + 3;
  const row = ({ statename, description }: ProcessInfo, name: string) =>
    pad(name, width) + pad(statename, STATE_WIDTH) + description;
  return infos.map((info, index) => row(info, names[index] ?? "")).join("\n");
}

/** Python counts code points, padEnd() UTF-16 units. */
function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - codePoints(text)));
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
