import type { Command } from "../command.ts";
import { helpTopics } from "../help_topics.ts";
import type { Session } from "../session.ts";

const HELP = "help\t\tPrint a list of available actions\nhelp <action>\tPrint help for <action>";

/** Makes `help`, which prints the names of `commands`, or what one of them is for (CTL-063..066). */
export function helpOn(commands: readonly Command[]): Command {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const listed = commands.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const topics = helpTopics("default commands (type help <topic>):", listed.sort());
  const run = (session: Session, argument: string) => {
    if (argument === "") session.output(topics);
    else if (argument === "help") session.output(HELP);
    else session.output(byName.get(argument)?.help ?? `*** No help on ${argument}`);
    return Promise.resolve();
  };
  return { name: "help", help: HELP, run };
}
