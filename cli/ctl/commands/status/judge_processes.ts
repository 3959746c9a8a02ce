import type { ProcessInfo } from "../../../../src/client/supervisor_rpc.ts";
import { PROCESS_STATES } from "../../../../src/process/state.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";

const { BACKOFF, STOPPED, EXITED, FATAL, UNKNOWN } = PROCESS_STATES;
const NOT_RUNNING: readonly number[] = [STOPPED, EXITED, FATAL, UNKNOWN];

/** Sets the exit status by the processes shown (CTL-021), and has a person told of those that cannot be started. */
export function judgeProcesses(
  session: Session,
  { infos, detail }: { readonly infos: readonly ProcessInfo[]; readonly detail: boolean },
): void {
  if (infos.some(({ state }) => NOT_RUNNING.includes(state))) session.exitStatus = EXIT_STATUS.STATUS_NOT_RUNNING;
  for (const { group, name, state } of infos) {
    if (state !== FATAL && state !== BACKOFF) continue;
    session.note({ kind: "process", namespec: makeNamespec(group, name), detail });
  }
}
