import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { processAction } from "./process_action.ts";
import { signalResultLine } from "./signal_result_line.ts";

/** Stops processes and waits until they are gone (CTL-031..033, CTL-070). */
export const stop: Command = {
  help: [
    "stop <name>\t\tStop a process",
    "stop <gname>:*\t\tStop all processes in a group",
    "stop <name> <name>\tStop multiple processes or groups",
    "stop all\t\tStop all processes",
  ].join("\n"),
  listed: true,
  slot: "process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    if (argument === "") return session.fail(`Error: stop requires a process name\n${stop.help}`);
    const { supervisor } = session;
    await processAction(session, {
      argument,
      all: supervisor.stopAllProcesses,
      group: supervisor.stopProcessGroup,
      process: supervisor.stopProcess,
      report: (result) => signalResultLine(result, "stopped"),
      ignoredFault: FAULTS.NOT_RUNNING,
      noSuchGroup: EXIT_STATUS.GENERIC,
    });
  },
};
