import { type CommandName, COMMANDS, isCommandName } from "../command_name.ts";
import { findPrograms } from "../find_programs.ts";
import { fullArgv0 } from "../full_argv0.ts";
import { calledCommand } from "./called_command.ts";
import { followLink } from "./follow_link.ts";
import { exitWithUnknownName } from "./unknown_name.ts";

/** The command that a program is whose argv[0] does not say it. Ends this program when there is none. */
export function otherName(argv0: string, args: readonly string[]): CommandName {
  const programs = findPrograms();
  const { self } = programs;
  const name = calledCommand(fullArgv0(argv0, programs), { follow: followLink, self }, isCommandName);
  // With `ctl` as its first argument it may have any name
  return name ?? (args[0] === "ctl" ? "supervisord" : exitWithUnknownName(argv0, { names: COMMANDS, file: self }));
}
