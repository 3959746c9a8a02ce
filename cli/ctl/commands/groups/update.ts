import type { ConfigChanges } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";
import { matchGroups } from "./match_groups.ts";

/**
 * Has the server read its configuration again and brings all, or the named groups, up to it (CTL-048..053, CTL-079).
 */
export const update: Command = {
  help: [
    "update\t\t\tReload config and add/remove as necessary, and will restart affected programs",
    "update all\t\tReload config and add/remove as necessary, and will restart affected programs",
    "update <gname> [...]\tUpdate specific groups",
  ].join("\n"),
  listed: true,
  slot: "group",

  async run(session, argument) {
    if (argument.includes("--")) {
      const { isMinimalUpdate, minimalUpdate } = await import("./minimal_update.ts");
      const words = pythonSplit(argument);
      if (isMinimalUpdate(words)) return await minimalUpdate(session, words);
    }
    const changes = await reloadConfig(session);
    if (changes === null) return;
    const names = new Set(await matchGroups(pythonSplit(argument), () => known(session, changes)));
    if (names.has("all")) names.clear();
    await complainOfUnknown(session, { names, changes });
    const wanted = (group: string) => names.size === 0 || names.has(group);
    for (const group of changes.removed.filter(wanted)) await dropGroup(session, group);
    for (const group of changes.changed.filter(wanted)) await replaceGroup(session, group);
    for (const group of changes.added.filter(wanted)) await addGroup(session, group);
  },
};

async function reloadConfig(session: Session): Promise<ConfigChanges | null> {
  try {
    return await session.supervisor.reloadConfig();
  } catch (error) {
    if (!(error instanceof RpcFault) || error.code !== FAULTS.SHUTDOWN_STATE) throw error;
    session.fail("ERROR: already shutting down");
    return null;
  }
}

async function complainOfUnknown(
  session: Session,
  { names, changes }: { readonly names: ReadonlySet<string>; readonly changes: ConfigChanges },
): Promise<void> {
  if (names.size === 0) return;
  const groups = await known(session, changes);
  for (const name of names) {
    if (groups.includes(name)) continue;
    session.fail(`ERROR: no such group: ${name}`);
    session.note({ kind: "name", name, of: "group" });
  }
}

/** The groups that may be named: those that are active, and those that are to be. */
async function known(session: Session, { added }: ConfigChanges): Promise<readonly string[]> {
  const infos = await session.supervisor.getAllProcessInfo();
  return [...infos.map(({ group }) => group), ...added];
}

async function dropGroup(session: Session, group: string): Promise<void> {
  const results = await session.supervisor.stopProcessGroup(group);
  session.output(`${group}: stopped`);
  if (results.some(({ status }) => status === FAULTS.FAILED)) {
    return session.fail(`${group}: has problems; not removing`);
  }
  await session.supervisor.removeProcessGroup(group);
  session.output(`${group}: removed process group`);
}

async function replaceGroup(session: Session, group: string): Promise<void> {
  await session.supervisor.stopProcessGroup(group);
  session.output(`${group}: stopped`);
  await session.supervisor.removeProcessGroup(group);
  await session.supervisor.addProcessGroup(group);
  session.output(`${group}: updated process group`);
}

async function addGroup(session: Session, group: string): Promise<void> {
  await session.supervisor.addProcessGroup(group);
  session.output(`${group}: added process group`);
}
