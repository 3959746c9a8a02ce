import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";

const ALL = "--all";

/** Shows the version of the server (CTL-045, CTL-081), or with --all who runs here and there. */
export const version: Command = {
  help: "version\t\t\tShow the version of the remote supervisord process",
  ownHelp: `version ${ALL}\t\tShow which programs run here and there, and whether the server's was replaced`,
  listed: true,
  slot: "none",
  options: [ALL],

  async run(session, argument) {
    if (argument !== "" && argument !== ALL) {
      return session.fail(`Error: version accepts no arguments\n${version.help}`);
    }
    if (!(await upcheck(session))) return;
    if (argument === "") return session.output(await session.supervisor.getSupervisorVersion());
    session.output((await (await import("./all_versions.ts")).allVersions(session)).join("\n"));
  },
};
