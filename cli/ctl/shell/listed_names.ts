import type { CommandTable } from "./command.ts";

/** The names of the actions that are shown to a person, in their order. */
export async function listedNames(commands: CommandTable): Promise<readonly string[]> {
  const names = await Promise.all([...commands].map(async ([name, load]) => (await load()).listed ? [name] : []));
  return names.flat();
}
