import { ConnectionError } from "../../../src/client/connection_error.ts";
import { FAULTS, RpcFault } from "../../../src/rpc/codec/fault.ts";
import { EXIT_STATUS, type ExitStatus } from "./exit_status.ts";
import type { Session } from "./session.ts";

/** The interface that supervisorctl speaks; servers since Supervisor 3.0 have it (CTL-089). */
const API_VERSION = "3.0";

/**
 * Asks the server for its API version before a command. False when the command must not go on, after saying why and
 * setting the exit status (CTL-004..009); other trouble is thrown as Server.call does, also that it stops (CTL-090).
 */
export async function upcheck(session: Session): Promise<boolean> {
  try {
    const version = await session.supervisor.getVersion();
    if (version === API_VERSION) return true;
    session.fail(
      "Sorry, this version of supervisorctl expects to talk to a server with API version " +
        `${API_VERSION}, but the remote version is ${version}.`,
      EXIT_STATUS.NOT_INSTALLED,
    );
    return false;
  } catch (error) {
    const told = explain(session, error);
    if (told === null) throw error;
    session.fail(told.text, told.status);
    return false;
  }
}

/** What keeps a command from its server, and the exit status for it; null for other trouble. A person is advised on it. */
export function explain(
  session: Session,
  error: unknown,
): { readonly text: string; readonly status: ExitStatus } | null {
  if (error instanceof RpcFault && error.code === FAULTS.UNKNOWN_METHOD) {
    const text =
      "Sorry, supervisord responded but did not recognize the supervisor namespace commands that supervisorctl " +
      "uses to control it.  Please check that the [rpcinterface:supervisor] section is enabled in the " +
      "configuration file (see sample.conf).";
    return { text, status: EXIT_STATUS.UNIMPLEMENTED_FEATURE };
  }
  if (!(error instanceof ConnectionError)) return null;
  if (error.problem !== "other") session.note({ kind: "connection", error });
  if (error.problem === "refused") {
    return { text: `${session.serverUrl} refused connection`, status: EXIT_STATUS.INSUFFICIENT_PRIVILEGES };
  }
  if (error.problem === "no_such_file") {
    return { text: `${session.serverUrl} no such file`, status: EXIT_STATUS.NOT_RUNNING };
  }
  return null;
}
