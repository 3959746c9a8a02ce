import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";

/** Stops all that is named, then starts it (CTL-034, CTL-035, CTL-071). */
export const restart: Command = {
  help: [
    "restart <name>\t\tRestart a process",
    "restart <gname>:*\tRestart all processes in a group",
    "restart <name> <name>\tRestart multiple processes or groups",
    "restart all\t\tRestart all processes",
    "Note: restart does not reread config files. For that, see reread and update.",
  ].join("\n"),
  ownHelp: [
    "restart --rolling [--batch N] <name>...",
    "\t\t\tRestart N processes at a time, 1 unless given: the next when the last are ready; ends at the first",
    "\t\t\tthat fails",
  ].join("\n"),
  listed: true,
  slot: (before) => before.at(-1) === "--batch" ? "none" : "process",
  options: ["--rolling", "--batch"],

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    if (argument === "") return session.fail(`Error: restart requires a process name\n${restart.help}`);
    if (pythonSplit(argument).includes("--rolling")) {
      return await (await import("./rolling_restart.ts")).rollingRestart(session, argument);
    }
    await stop.run(session, argument);
    await start.run(session, argument);
  },
};
