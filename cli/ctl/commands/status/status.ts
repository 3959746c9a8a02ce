import { chooseProcesses } from "./choose_processes.ts";
import type { Command } from "../../shell/command.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { judgeProcesses } from "./judge_processes.ts";
import { parseStatusArgument } from "./status_argument.ts";
import { parseWatch } from "./watch_argument.ts";
import { shownTable } from "./shown_table.ts";
import { upcheck } from "../../shell/upcheck.ts";

/** Shows a line for each process (CTL-017..022, CTL-068), or with --json all that is known of them. */
export const status: Command = {
  help: [
    "status <name>\t\tGet status for a single process",
    "status <gname>:*\tGet status for all processes in a group",
    "status <name> <name>\tGet status for multiple named processes",
    "status\t\t\tGet all process status info",
  ].join("\n"),
  ownHelp: [
    "status --json [<name>...]\tPrint all that is known as JSON; also: -o json",
    "status --watch [<seconds>] [<name>...]\tShow again and again what they use, until Ctrl-C",
  ].join("\n"),
  listed: true,
  slot: (before) => before.at(-1) === "-o" ? ["json"] : "process",
  options: ["--json", "-o", "--watch"],

  async run(session, argument) {
    const watch = parseWatch(argument);
    if (typeof watch === "string") return session.fail(watch, EXIT_STATUS.INVALID_ARGS);
    if (watch !== null) return await (await import("./watch_status.ts")).watchStatus(session, watch);
    const { names, json } = parseStatusArgument(argument);
    if (json) return await (await import("./json_status.ts")).jsonStatus(session, names);
    if (!(await upcheck(session))) {
      session.exitStatus = EXIT_STATUS.STATUS_UNKNOWN;
      return;
    }
    const all = await session.supervisor.getAllProcessInfo();
    const named = chooseProcesses(all, {
      names,
      onUnknown: (line, trouble) => {
        session.fail(line, EXIT_STATUS.STATUS_UNKNOWN);
        session.note(trouble);
      },
    });
    if (named.length > 0) session.output(await shownTable(session, named));
    judgeProcesses(session, { infos: named, detail: names.length > 0 });
  },
};
