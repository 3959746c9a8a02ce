import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";
import { matchGroups } from "./match_groups.ts";

/** Activates configured groups (CTL-054, CTL-078). */
export const add: Command = {
  help: "add <name> [...]\tActivates any updates in config for process/group",
  listed: true,
  slot: "group",

  async run(session, argument) {
    const names = await matchGroups(pythonSplit(argument), () => inactive(session));
    for (const name of names) await addGroup(session, name);
  },
};

async function inactive(session: Session): Promise<readonly string[]> {
  const configured = await session.supervisor.getAllConfigInfo();
  return configured.filter(({ inuse }) => !inuse).map(({ group }) => group);
}

async function addGroup(session: Session, name: string): Promise<void> {
  try {
    await session.supervisor.addProcessGroup(name);
    session.output(`${name}: added process group`);
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    if (error.code === FAULTS.SHUTDOWN_STATE) return session.fail("ERROR: shutting down");
    if (error.code === FAULTS.ALREADY_ADDED) return session.output("ERROR: process group already active");
    if (error.code === FAULTS.BAD_NAME) return session.fail(`ERROR: no such process/group: ${name}`);
    throw error;
  }
}
