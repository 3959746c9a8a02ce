import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { chooseProcesses } from "../status/choose_processes.ts";
import { parseStatusArgument } from "../status/status_argument.ts";
import { shownTable } from "../status/shown_table.ts";
import { askHealth } from "./ask_health.ts";

/** Whether all is well, by its exit status: 0 or 1, as a HEALTHCHECK wants it. Ours alone. */
export const health: Command = {
  help: [
    "health\t\t\tExit with 0 when all that is to run is ready and nothing has failed; else show what is not, and exit with 1",
    "health <name> ...\tThe same for these processes or groups",
    "health --json\t\tThe same, and show all that is known as JSON",
  ].join("\n"),
  listed: false,
  slot: "process",
  options: ["--json"],

  async run(session, argument) {
    const { names, json } = parseStatusArgument(argument);
    let isWell = true;
    const fail = (line: string) => {
      isWell = false;
      if (json) session.terminal.writeError(`${line}\n`);
      else session.output(line);
    };
    const all = await askHealth(session, fail);
    const chosen = all === null ? [] : chooseProcesses(all, { names, onUnknown: fail });
    const ill = chosen.filter(({ healthy }) => !healthy);
    if (json && all !== null) session.output(JSON.stringify(chosen, null, 2));
    if (!json && ill.length > 0) {
      session.output(await shownTable(session, ill.map((process) => ({ ...process, description: process.detail }))));
    }
    if (!isWell || ill.length > 0) session.exitStatus = EXIT_STATUS.GENERIC;
    else if (!json) session.output("healthy");
  },
};
