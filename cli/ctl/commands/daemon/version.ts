import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";

/** Shows the version of the server (CTL-045, CTL-081). */
export const version: Command = {
  help: "version\t\t\tShow the version of the remote supervisord process",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (argument !== "") return session.fail(`Error: version accepts no arguments\n${version.help}`);
    if (!(await upcheck(session))) return;
    session.output(await session.supervisor.getSupervisorVersion());
  },
};
