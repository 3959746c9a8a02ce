import type { Server } from "../../../src/client/server.ts";
import { SupervisorRpc } from "../../../src/client/supervisor_rpc.ts";
import type { CommandTable, Slot } from "../shell/command.ts";
import { listedNames } from "../shell/listed_names.ts";
import { groupNames, processNames } from "./names.ts";

export interface CandidateOptions {
  readonly commands: CommandTable;
  readonly openServer: () => Server;
  /** What of the word is typed already. */
  readonly word: string;
}

/** What a word may become: names of actions, or of what the server has now. Throws as Server.call does. */
export async function candidates(
  slot: Slot,
  { commands, openServer, word }: CandidateOptions,
): Promise<readonly string[]> {
  if (slot === "none") return [];
  if (slot === "action") return ["help", ...await listedNames(commands)];
  using server = openServer();
  const infos = await new SupervisorRpc(server).getAllProcessInfo();
  const processes = infos.map(({ group, name }) => ({ group, process: name }));
  return slot === "group" ? groupNames(processes) : processNames(processes, word);
}
