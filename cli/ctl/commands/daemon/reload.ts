import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { Command } from "../../shell/command.ts";
import { askForConsent } from "./ask_for_consent.ts";

/** Restarts the server; returns at once (CTL-057, CTL-058, CTL-081). */
export const reload: Command = {
  help: "reload \t\tRestart the remote supervisord.",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (argument !== "") return session.fail(`Error: reload accepts no arguments\n${reload.help}`);
    if (!(await askForConsent(session, "Really restart the remote supervisord process y/N? "))) return;
    try {
      await session.supervisor.restart();
      session.output("Restarted supervisord");
    } catch (error) {
      if (!(error instanceof RpcFault) || error.code !== FAULTS.SHUTDOWN_STATE) throw error;
      session.fail("ERROR: already shutting down");
    }
  },
};
