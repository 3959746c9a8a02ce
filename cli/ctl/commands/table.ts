/*
 * The actions of supervisorctl. A new one is a file in one of the folders here and a line below: what else is to be
 * known of it (its help, what completes it, whether it is listed) stands in its Command. There is no second list of
 * names: an action that wants to know the others (`help`, `completion`) is given the table, and imports nothing of it.
 */
import type { Command, CommandTable } from "../shell/command.ts";
import { status } from "./status/status.ts";

/** In the order in which they are listed. All but the one that is called most are loaded when they are called. */
const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  add: async () => (await import("./groups/add.ts")).add,
  avail: async () => (await import("./groups/avail.ts")).avail,
  clear: async () => (await import("./logs/clear.ts")).clear,
  exit: async () => (await import("./help/quit.ts")).exit,
  fg: async () => (await import("./processes/fg.ts")).fg,
  maintail: async () => (await import("./logs/maintail.ts")).maintail,
  open: async () => (await import("./daemon/open.ts")).open,
  pid: async () => (await import("./status/pid.ts")).pid,
  quit: async () => (await import("./help/quit.ts")).quit,
  reload: async () => (await import("./daemon/reload.ts")).reload,
  remove: async () => (await import("./groups/remove.ts")).remove,
  reread: async () => (await import("./groups/reread.ts")).reread,
  restart: async () => (await import("./processes/restart.ts")).restart,
  rotate: async () => (await import("./logs/rotate.ts")).rotate,
  shutdown: async () => (await import("./daemon/shutdown.ts")).shutdown,
  signal: async () => (await import("./processes/signal.ts")).signal,
  start: async () => (await import("./processes/start.ts")).start,
  status: () => Promise.resolve(status),
  stop: async () => (await import("./processes/stop.ts")).stop,
  tail: async () => (await import("./logs/tail.ts")).tail,
  update: async () => (await import("./groups/update.ts")).update,
  upgrade: async () => (await import("./daemon/upgrade.ts")).upgrade,
  health: async () => (await import("./health/health.ts")).health,
  wait: async () => (await import("./health/wait.ts")).wait,
  version: async () => (await import("./daemon/version.ts")).version,
  why: async () => (await import("./explain/why.ts")).why,
  doctor: async () => (await import("./explain/doctor.ts")).doctor,
  help: async () => (await import("./help/help.ts")).help(COMMANDS),
  completion: async () => (await import("./help/completion.ts")).completion(COMMANDS),
  EOF: async () => (await import("./help/quit.ts")).endOfInput,
};

/** Every action of supervisorctl by its name. */
export const COMMANDS: CommandTable = new Map(Object.entries(LOADERS));
