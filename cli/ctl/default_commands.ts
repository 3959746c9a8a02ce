import type { Command } from "./command.ts";
import { status } from "./commands/status.ts";
import type { CommandTable } from "./shell.ts";

/** The actions that `help` lists, in their order. */
export const ACTION_NAMES = [
  "add",
  "avail",
  "clear",
  "exit",
  "fg",
  "maintail",
  "open",
  "pid",
  "quit",
  "reload",
  "remove",
  "reread",
  "restart",
  "shutdown",
  "signal",
  "start",
  "status",
  "stop",
  "tail",
  "update",
  "version",
] as const;

/** Not listed: help itself, what the original does not have, and what it does not show. */
const UNLISTED = ["help", "completion", "EOF"] as const;

export type CommandName = typeof ACTION_NAMES[number] | typeof UNLISTED[number];

/** Every action of supervisorctl by its name. All but the one that is called most are loaded when they are called. */
export const DEFAULT_COMMANDS: CommandTable = new Map(
  [...ACTION_NAMES, ...UNLISTED].map((name) => [name, () => load(name)]),
);

async function load(name: CommandName): Promise<Command> {
  return name === "status" ? status : (await import("./other_commands.ts")).OTHER_COMMANDS[name];
}
