import { getHealth } from "../../../../src/client/get_health.ts";
import type { ProcessHealth } from "../../../../src/client/process_health.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { Session } from "../../shell/session.ts";
import { explain } from "../../shell/upcheck.ts";

/**
 * Asks the server how all processes are doing, with no other request before. Where it cannot tell, `fail` is told why, and
 * there is null; other trouble is thrown as Server.call does.
 */
export async function askHealth(
  session: Session,
  fail: (line: string) => void,
): Promise<readonly ProcessHealth[] | null> {
  try {
    return await getHealth(session.server);
  } catch (error) {
    const isStopping = error instanceof RpcFault && error.code === FAULTS.SHUTDOWN_STATE;
    const text = isStopping ? "ERROR: supervisord is shutting down" : explain(session, error)?.text;
    if (text === undefined) throw error;
    fail(text);
    return null;
  }
}
