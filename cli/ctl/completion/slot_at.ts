import { pythonSplit } from "../../../src/text/python/python_space.ts";
import type { CommandTable, Slot } from "../shell/command.ts";

/** What may stand where the line ends (CTL-086). */
export async function slotAt(line: string, commands: CommandTable): Promise<Slot> {
  const [action, ...rest] = pythonSplit(line);
  if (action === undefined || (rest.length === 0 && /\S$/.test(line))) return "action";
  return await slotOf(action, commands);
}

/** What the arguments of an action are. */
export async function slotOf(action: string, commands: CommandTable): Promise<Slot> {
  const command = await commands.get(action)?.();
  return command?.slot ?? "none";
}
