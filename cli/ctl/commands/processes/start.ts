import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import { heldReason } from "../../../../src/rpc/codec/held_reason.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { processAction } from "./process_action.ts";
import { resultLine } from "./result_line.ts";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.BAD_NAME, "no such process"],
  [FAULTS.NO_FILE, "no such file"],
  [FAULTS.NOT_EXECUTABLE, "file is not executable"],
  [FAULTS.ALREADY_STARTED, "already started"],
  [FAULTS.SPAWN_ERROR, "spawn error"],
  [FAULTS.ABNORMAL_TERMINATION, "abnormal termination"],
]);

const DIED: readonly number[] = [FAULTS.SPAWN_ERROR, FAULTS.ABNORMAL_TERMINATION];

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
      report: (result) => {
        const reason = heldReason(result.description);
        if (DIED.includes(result.status) && reason === undefined) noteDeath(session, result);
        const errors = reason === undefined ? ERRORS : new Map([[result.status, reason]]);
        return resultLine(result, { done: "started", errors });
      },
      ignoredFault: FAULTS.ALREADY_STARTED,
      // Compat: CTL-027, other actions exit with 1 here.
      noSuchGroup: EXIT_STATUS.INVALID_ARGS,
    });
  },
};

function noteDeath(session: Session, { group, name }: ActionResult): void {
  session.note({ kind: "process", namespec: makeNamespec(group, name), detail: true });
}
