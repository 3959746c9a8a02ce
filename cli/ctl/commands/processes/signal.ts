import { signalNames } from "../../../../src/text/signal_name.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { processAction } from "./process_action.ts";
import { signalResultLine } from "./signal_result_line.ts";

/** Sends a signal to processes (CTL-036, CTL-072). */
export const signal: Command = {
  help: [
    "signal <signal name> <name>\t\tSignal a process",
    "signal <signal name> <gname>:*\t\tSignal all processes in a group",
    "signal <signal name> <name> <name>\tSignal multiple processes or groups",
    "signal <signal name> all\t\tSignal all processes",
  ].join("\n"),
  listed: true,
  slot: (before) => before.length === 0 ? signalNames() : "process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const [name = "", ...targets] = pythonSplit(argument);
    if (targets.length === 0) {
      return session.fail(`Error: signal requires a signal name and a process name\n${signal.help}`);
    }
    const { supervisor } = session;
    await processAction(session, {
      argument: targets.join(" "),
      all: () => supervisor.signalAllProcesses(name),
      group: (group) => supervisor.signalProcessGroup(group, name),
      process: (namespec) => supervisor.signalProcess(namespec, name),
      report: (result) => signalResultLine(result, "signalled"),
      noSuchGroup: EXIT_STATUS.GENERIC,
    });
  },
};
