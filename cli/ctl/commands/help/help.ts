import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import { namesByOrigin } from "../../shell/action_names.ts";
import type { Command, CommandTable } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";
import { isForPeople } from "../../terminal/terminal.ts";
import { helpTopics } from "./help_topics.ts";

const ALL = "--all";

/**
 * Prints the names of all actions, or what one of them is for (CTL-063..066). What Supervisor does not have comes behind
 * that for people, and for whoever asks by --all.
 */
export function help(commands: CommandTable): Command {
  return {
    help: "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>",
    ownHelp: `help ${ALL} [<action>]\tThe same with what Supervisor does not have`,
    listed: false,
    slot: "action",
    options: [ALL],

    async run(session, argument) {
      const [first, ...rest] = pythonSplit(argument);
      const topic = first === ALL ? rest.join(" ") : argument;
      const isAll = first === ALL || isForPeople(session.traits);
      if (topic !== "") return await showTopic(session, { topic, isAll });
      const { listed, own } = await namesByOrigin(commands);
      session.output(helpTopics("default commands (type help <topic>):", listed));
      if (isAll) session.output(helpTopics("not in Supervisor (type help <topic>):", own).replace(/^\n/, ""));
    },
  };

  async function showTopic(
    session: Session,
    { topic, isAll }: { readonly topic: string; readonly isAll: boolean },
  ): Promise<void> {
    const command = await commands.get(topic)?.();
    session.output(command?.help || `*** No help on ${topic}`);
    if (isAll && command?.ownHelp) session.output(command.ownHelp);
  }
}
