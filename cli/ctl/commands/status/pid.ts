import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";

/** Shows the pid of supervisord or of processes (CTL-023, CTL-075). */
export const pid: Command = {
  help: [
    "pid\t\t\tGet the PID of supervisord.",
    "pid <name>\t\tGet the PID of a single child process by name.",
    "pid all\t\t\tGet the PID of every child process, one per line.",
  ].join("\n"),
  listed: true,
  slot: "process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const { supervisor } = session;
    const names = pythonSplit(argument);
    if (names.length === 0) return session.output(String(await supervisor.getPID()));
    if (names.includes("all")) {
      for (const info of await supervisor.getAllProcessInfo()) session.output(String(info.pid));
      return;
    }
    for (const name of names) await showPid(session, name);
  },
};

async function showPid(session: Session, name: string): Promise<void> {
  try {
    const info = await session.supervisor.getProcessInfo(name);
    session.output(String(info.pid));
    if (info.pid === 0) session.exitStatus = EXIT_STATUS.NOT_RUNNING;
  } catch (error) {
    if (!(error instanceof RpcFault) || error.code !== FAULTS.BAD_NAME) throw error;
    session.fail(`No such process ${name}`);
  }
}
