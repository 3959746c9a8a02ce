import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { Command } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";
import { askForConsent } from "./ask_for_consent.ts";

/** Ends the server; returns before its processes are stopped (CTL-010, CTL-056, CTL-057, CTL-081). */
export const shutdown: Command = {
  help: "shutdown \tShut the remote supervisord down.",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (argument !== "") return session.fail(`Error: shutdown accepts no arguments\n${shutdown.help}`);
    if (!(await askForConsent(session, "Really shut the remote supervisord process down y/N? "))) return;
    try {
      await session.supervisor.shutdown();
      session.output("Shut down");
    } catch (error) {
      if (!explain(session, error)) throw error;
    }
  },
};

function explain(session: Session, error: unknown): boolean {
  if (error instanceof RpcFault && error.code === FAULTS.SHUTDOWN_STATE) {
    // Compat: CTL-056, the exit status stays as it is.
    session.output("ERROR: already shutting down");
    return true;
  }
  if (!(error instanceof ConnectionError) || error.problem === "other") return false;
  const what = error.problem === "refused" ? "refused connection" : "no such file";
  session.note({ kind: "connection", error });
  session.fail(`ERROR: ${session.serverUrl} ${what} (already shut down?)`);
  return true;
}
