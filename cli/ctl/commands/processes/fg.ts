import { PROCESS_STATES } from "../../../../src/process/state.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { faultText } from "../../shell/error_line.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { foreground } from "./foreground.ts";

/** Connects stdin, stdout and stderr of a process with the terminal (CTL-060, CTL-061, CTL-077). */
export const fg: Command = {
  help: "fg <process>\tConnect to a process in foreground mode\n\t\tCtrl-C to exit",
  listed: true,
  slot: "one_process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const [name, ...excess] = pythonSplit(argument);
    if (name === undefined) return session.fail(`ERROR: no process name supplied\n${fg.help}`);
    if (excess.length > 0) return session.fail("ERROR: too many process names supplied");
    const state = await stateOf(session, name);
    if (state === null) return;
    if (state !== PROCESS_STATES.RUNNING) return session.fail("ERROR: process not running");
    await foreground(session, name);
  },
};

async function stateOf(session: Session, name: string): Promise<number | null> {
  try {
    return (await session.supervisor.getProcessInfo(name)).state;
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    if (error.code === FAULTS.BAD_NAME) session.fail("ERROR: bad process name supplied");
    // Compat: CTL-061, the exit status stays as it is.
    else session.output(`ERROR: ${faultText(error)}`);
    return null;
  }
}
