import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";
import { matchGroups } from "./match_groups.ts";

/** Takes stopped groups out of the active configuration (CTL-055, CTL-078). */
export const remove: Command = {
  help: "remove <name> [...]\tRemoves process/group from active config",
  listed: true,
  slot: "group",

  async run(session, argument) {
    const names = await matchGroups(pythonSplit(argument), () => active(session));
    for (const name of names) await removeGroup(session, name);
  },
};

async function active(session: Session): Promise<readonly string[]> {
  return (await session.supervisor.getAllProcessInfo()).map(({ group }) => group);
}

async function removeGroup(session: Session, name: string): Promise<void> {
  try {
    await session.supervisor.removeProcessGroup(name);
    session.output(`${name}: removed process group`);
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    if (error.code === FAULTS.STILL_RUNNING) return session.fail(`ERROR: process/group still running: ${name}`);
    if (error.code === FAULTS.BAD_NAME) return session.fail(`ERROR: no such process/group: ${name}`);
    throw error;
  }
}
