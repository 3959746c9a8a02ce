import type { CommandTable } from "./shell.ts";
import { groupNames, processNames, type Slot } from "./complete.ts";
import type { Server } from "./server.ts";
import { SupervisorRpc } from "./supervisor_rpc.ts";

/** What a word may become: names of actions, or of what the server has now. Throws as Server.call does. */
export async function candidates(
  slot: Slot,
  { commands, openServer, word }: {
    readonly commands: CommandTable;
    readonly openServer: () => Server;
    readonly word: string;
  },
): Promise<readonly string[]> {
  if (slot === "none") return [];
  if (slot === "action") return [...commands.values()].filter(({ hidden }) => !hidden).map(({ name }) => name);
  using server = openServer();
  const infos = await new SupervisorRpc(server).getAllProcessInfo();
  const processes = infos.map(({ group, name }) => ({ group, process: name }));
  return slot === "group" ? groupNames(processes) : processNames(processes, word);
}
