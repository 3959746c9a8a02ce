import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import type { CommandTable } from "../shell/command.ts";
import type { Session } from "../shell/session.ts";
import { candidates } from "./candidates.ts";
import { slotOf } from "./slot_at.ts";

/** The actions, or what may follow `action`; none when the server cannot be asked: a completion must not chatter. */
export async function completionWords(
  session: Session,
  { commands, action }: { readonly commands: CommandTable; readonly action: string | undefined },
): Promise<readonly string[]> {
  const slot = action === undefined ? "action" : await slotOf(action, commands);
  try {
    return await candidates(slot, { commands, word: "", openServer: () => session.openServer() });
  } catch (error) {
    if (error instanceof PythonError || error instanceof RpcFault) return [];
    throw error;
  }
}
