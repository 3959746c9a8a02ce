import type { Server } from "../../../src/client/server.ts";
import { PythonError } from "../../../src/client/python_error.ts";
import { SupervisorRpc } from "../../../src/client/supervisor_rpc.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { hasWildcard, wildcard } from "../../../src/text/wildcard.ts";
import type { CommandTable, Slot } from "../shell/command.ts";
import { actionNames } from "../shell/action_names.ts";
import { slotBehind } from "../shell/slot_behind.ts";
import { groupNames, processNames } from "./names.ts";

/** A word of a command line: those before it, and what is typed of it. */
export interface Place {
  readonly before: readonly string[];
  readonly word: string;
}

export interface CandidateOptions {
  readonly commands: CommandTable;
  readonly openServer: () => Server;
}

/** What a word may become (CTL-086), with wildcards what it stands for. A server that cannot be asked has no names. */
export async function candidates(
  { before: [action, ...before], word }: Place,
  { commands, openServer }: CandidateOptions,
): Promise<readonly string[]> {
  const command = action === undefined ? null : await commands.get(action)?.();
  if (command === undefined) return [];
  if (command !== null && word.startsWith("-")) return (command.options ?? []).filter(startsWith(word));
  const slot = command === null ? "action" : slotBehind(command, before);
  const isMeant = hasWildcard(word) && !word.endsWith(":*") ? wildcard(word) : startsWith(word);
  return (await offered(slot, { word, commands, openServer })).filter(isMeant);
}

async function offered(
  slot: Slot,
  { word, commands, openServer }: CandidateOptions & Pick<Place, "word">,
): Promise<readonly string[]> {
  if (slot === "none") return [];
  if (slot === "action") return ["help", ...await actionNames(commands)];
  if (typeof slot !== "string") return slot;
  try {
    using server = openServer();
    const infos = await new SupervisorRpc(server).getAllProcessInfo();
    const processes = infos.map(({ group, name }) => ({ group, process: name }));
    return slot === "group" ? groupNames(processes) : processNames(processes, word);
  } catch (error) {
    if (error instanceof PythonError || error instanceof RpcFault) return [];
    throw error;
  }
}

function startsWith(word: string): (candidate: string) => boolean {
  return (candidate) => candidate.startsWith(word);
}
