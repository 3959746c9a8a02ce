import type { Command, CommandTable } from "../../shell/command.ts";
import { listedNames } from "../../shell/listed_names.ts";
import { helpTopics } from "./help_topics.ts";

/** Prints the names of all actions, or what one of them is for (CTL-063..066). */
export function help(commands: CommandTable): Command {
  return {
    help: "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>",
    listed: false,
    slot: "action",

    async run(session, argument) {
      if (argument === "") {
        return session.output(helpTopics("default commands (type help <topic>):", await listedNames(commands)));
      }
      const topic = await commands.get(argument)?.();
      session.output(topic?.help || `*** No help on ${argument}`);
    },
  };
}
