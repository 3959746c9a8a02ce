import type { Command } from "../command.ts";
import { ACTION_NAMES, DEFAULT_COMMANDS } from "../default_commands.ts";
import { helpTopics } from "../help_topics.ts";

/** Prints the names of all actions, or what one of them is for (CTL-063..066). */
export const help: Command = {
  help: "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>",

  async run(session, argument) {
    if (argument === "") return session.output(helpTopics("default commands (type help <topic>):", ACTION_NAMES));
    const topic = await DEFAULT_COMMANDS.get(argument)?.();
    session.output(topic?.help || `*** No help on ${argument}`);
  },
};
