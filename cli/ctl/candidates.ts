import type { Server } from "../../src/client/server.ts";
import { SupervisorRpc } from "../../src/client/supervisor_rpc.ts";
import { groupNames, processNames, type Slot } from "./complete.ts";
import { ACTION_NAMES } from "./default_commands.ts";

/** What a word may become: names of actions, or of what the server has now. Throws as Server.call does. */
export async function candidates(
  slot: Slot,
  { openServer, word }: { readonly openServer: () => Server; readonly word: string },
): Promise<readonly string[]> {
  if (slot === "none") return [];
  if (slot === "action") return ["help", ...ACTION_NAMES];
  using server = openServer();
  const infos = await new SupervisorRpc(server).getAllProcessInfo();
  const processes = infos.map(({ group, name }) => ({ group, process: name }));
  return slot === "group" ? groupNames(processes) : processNames(processes, word);
}
