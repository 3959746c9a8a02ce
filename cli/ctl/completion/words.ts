import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/fault.ts";
import { candidates } from "../candidates.ts";
import { slotOf } from "../complete.ts";
import type { Session } from "../session.ts";

/** The actions, or what may follow `action`; none when the server cannot be asked: a completion must not chatter. */
export async function completionWords(session: Session, action: string | undefined): Promise<readonly string[]> {
  const slot = action === undefined ? "action" : slotOf(action);
  try {
    return await candidates(slot, { word: "", openServer: () => session.openServer() });
  } catch (error) {
    if (error instanceof PythonError || error instanceof RpcFault) return [];
    throw error;
  }
}
