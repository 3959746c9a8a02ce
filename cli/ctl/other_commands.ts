import type { Command } from "./command.ts";
import { add } from "./commands/add.ts";
import { avail } from "./commands/avail.ts";
import { clear } from "./commands/clear.ts";
import { completion } from "./commands/completion.ts";
import { fg } from "./commands/fg.ts";
import { help } from "./commands/help.ts";
import { maintail } from "./commands/maintail.ts";
import { open } from "./commands/open.ts";
import { pid } from "./commands/pid.ts";
import { endOfInput, exit, quit } from "./commands/quit.ts";
import { reload } from "./commands/reload.ts";
import { remove } from "./commands/remove.ts";
import { reread } from "./commands/reread.ts";
import { restart } from "./commands/restart.ts";
import { shutdown } from "./commands/shutdown.ts";
import { signal } from "./commands/signal.ts";
import { start } from "./commands/start.ts";
import { stop } from "./commands/stop.ts";
import { tail } from "./commands/tail.ts";
import { update } from "./commands/update.ts";
import { version } from "./commands/version.ts";
import type { CommandName } from "./default_commands.ts";

/** Every action but `status`. */
export const OTHER_COMMANDS: Readonly<Record<Exclude<CommandName, "status">, Command>> = {
  add,
  avail,
  clear,
  exit,
  fg,
  maintail,
  open,
  pid,
  quit,
  reload,
  remove,
  reread,
  restart,
  shutdown,
  signal,
  start,
  stop,
  tail,
  update,
  version,
  help,
  completion,
  EOF: endOfInput,
};
