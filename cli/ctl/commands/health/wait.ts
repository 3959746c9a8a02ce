import type { ProcessHealth } from "../../../../src/client/process_health.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { chooseProcesses } from "../status/choose_processes.ts";
import { askHealth } from "./ask_health.ts";
import { parseWaitArgument, type WaitArgument } from "./wait_argument.ts";

/** Seconds between two looks. */
const PERIOD = 0.2;

/** Waits until processes are ready or have ended: 0, 1 when that will not be, 124 when time is up. Ours alone. */
export const wait: Command = {
  help: [
    "wait <name> ...\t\t\tWait until processes are ready; exit with 1 as soon as one never will be",
    "wait <name> ... --for exit\tWait until processes have ended by themselves, as expected",
    "wait <name> ... --timeout <seconds>\tWait no longer than that, and exit with 124",
    "wait <gname>:*, wait all\tWait for a group, or for everything",
  ].join("\n"),
  listed: false,
  slot: (before) => before.at(-1) === "--for" ? ["ready", "exit"] : before.at(-1) === "--timeout" ? "none" : "process",
  options: ["--for", "--timeout"],

  async run(session, argument) {
    const wanted = parseWaitArgument(argument);
    if (typeof wanted === "string") {
      return session.fail(`Error: ${wanted}\n${wait.help}`, EXIT_STATUS.INVALID_ARGS);
    }
    const { timeout } = wanted;
    const end = performance.now() + (timeout ?? Infinity) * 1000;
    for (;;) {
      const late = await look(session, wanted);
      const left = end - performance.now();
      if (late.length === 0) return;
      if (left <= 0) {
        const lines = late.map((process) => line(process, `TIMEOUT (${shown(process)})`));
        return session.fail(lines.join("\n"), EXIT_STATUS.TIMED_OUT);
      }
      // supervisord may be upgraded meanwhile
      session.hangUp();
      await new Promise((resolve) => setTimeout(resolve, Math.min(PERIOD * 1000, left)));
    }
  },
};

/** Looks once, and tells when the wait is over, well or badly; gives those that are still to come. */
async function look(session: Session, { names, what }: WaitArgument): Promise<readonly ProcessHealth[]> {
  const all = await askHealth(session, (text) => session.fail(text));
  if (all === null) return [];
  let isKnown = true;
  const onUnknown = (text: string) => {
    isKnown = false;
    session.fail(text);
  };
  const chosen = chooseProcesses(all, { names, onUnknown });
  const never = chosen.filter((process) => process[what] === "never");
  for (const process of never) session.fail(line(process, `ERROR (${shown(process)})`));
  if (never.length > 0 || !isKnown) return [];
  const late = chosen.filter((process) => process[what] === "later");
  if (late.length === 0) {
    for (const process of chosen) session.output(line(process, what === "ready" ? "ready" : "ended"));
  }
  return late;
}

function line({ group, name }: ProcessHealth, text: string): string {
  return `${makeNamespec(group, name)}: ${text}`;
}

function shown({ statename, detail }: ProcessHealth): string {
  return detail === "" ? statename : `${statename}: ${detail}`;
}
