import type { Command, CommandTable } from "./command.ts";

type Entry = readonly [name: string, command: Command];

/** The names of all actions that have a help, which are those for people, but for "help" itself. */
export async function actionNames(commands: CommandTable): Promise<readonly string[]> {
  const { listed, own } = await namesByOrigin(commands);
  return [...listed, ...own];
}

/** The same in two parts: those that Supervisor lists, and our own. */
export async function namesByOrigin(
  commands: CommandTable,
): Promise<{ readonly listed: readonly string[]; readonly own: readonly string[] }> {
  const all = await Promise.all([...commands].map(async ([name, load]): Promise<Entry> => [name, await load()]));
  const named = (isWanted: (entry: Entry) => boolean) => all.filter(isWanted).map(([name]) => name);
  return {
    listed: named(([, { listed }]) => listed),
    own: named(([name, { listed, help }]) => !listed && help !== "" && name !== "help").toSorted(),
  };
}
