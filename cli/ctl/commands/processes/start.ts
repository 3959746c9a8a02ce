import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { processAction } from "./process_action.ts";
import { startResultLine } from "./start_result_line.ts";

/** Starts processes and waits until they run (CTL-024..030, CTL-069). */
export const start: Command = {
  help: [
    "start <name>\t\tStart a process",
    "start <gname>:*\t\tStart all processes in a group",
    "start <name> <name>\tStart multiple processes or groups",
    "start all\t\tStart all processes",
  ].join("\n"),
  listed: true,
  slot: "process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    if (argument === "") {
      return session.fail(`Error: start requires a process name\n${start.help}`, EXIT_STATUS.INVALID_ARGS);
    }
    const { supervisor } = session;
    await processAction(session, {
      argument,
      all: supervisor.startAllProcesses,
      group: supervisor.startProcessGroup,
      process: supervisor.startProcess,
      report: (result) => startResultLine(session, result),
      ignoredFault: FAULTS.ALREADY_STARTED,
      // Compat: CTL-027, other actions exit with 1 here.
      noSuchGroup: EXIT_STATUS.INVALID_ARGS,
    });
  },
};
