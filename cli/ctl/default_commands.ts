import type { Command } from "./command.ts";
import { status } from "./commands/status.ts";
import type { CommandTable } from "./shell.ts";

type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** The actions that `help` lists. All but the one that is called most are loaded when they are called. */
const ACTIONS: Commands = {
  add: async () => (await import("./commands/add.ts")).add,
  avail: async () => (await import("./commands/avail.ts")).avail,
  clear: async () => (await import("./commands/clear.ts")).clear,
  exit: async () => (await import("./commands/quit.ts")).exit,
  fg: async () => (await import("./commands/fg.ts")).fg,
  maintail: async () => (await import("./commands/maintail.ts")).maintail,
  open: async () => (await import("./commands/open.ts")).open,
  pid: async () => (await import("./commands/pid.ts")).pid,
  quit: async () => (await import("./commands/quit.ts")).quit,
  reload: async () => (await import("./commands/reload.ts")).reload,
  remove: async () => (await import("./commands/remove.ts")).remove,
  reread: async () => (await import("./commands/reread.ts")).reread,
  restart: async () => (await import("./commands/restart.ts")).restart,
  shutdown: async () => (await import("./commands/shutdown.ts")).shutdown,
  signal: async () => (await import("./commands/signal.ts")).signal,
  start: async () => (await import("./commands/start.ts")).start,
  status: () => Promise.resolve(status),
  stop: async () => (await import("./commands/stop.ts")).stop,
  tail: async () => (await import("./commands/tail.ts")).tail,
  update: async () => (await import("./commands/update.ts")).update,
  version: async () => (await import("./commands/version.ts")).version,
};

/** Not listed: help itself, what the original does not have, and what it does not show. */
const OTHERS: Commands = {
  help: async () => (await import("./commands/help.ts")).help,
  completion: async () => (await import("./commands/completion.ts")).completion,
  EOF: async () => (await import("./commands/quit.ts")).endOfInput,
};

/** The names that `help` lists, in their order. */
export const ACTION_NAMES: readonly string[] = Object.keys(ACTIONS);

/** Every action of supervisorctl by its name. */
export const DEFAULT_COMMANDS: CommandTable = new Map(Object.entries({ ...ACTIONS, ...OTHERS }));
