import type { Command } from "../../shell/command.ts";
import type { Session } from "../../shell/session.ts";

/** Ends the shell after an empty line (CTL-062, CTL-081). */
export const quit: Command = { help: "quit\tExit the supervisor shell.", listed: true, slot: "none", run: leave };

/** The same by another name. */
export const exit: Command = { help: "exit\tExit the supervisor shell.", listed: true, slot: "none", run: leave };

/** What the shell makes of the end of its input. Compat: CTL-066, `help` does not know it. */
export const endOfInput: Command = { help: "", listed: false, slot: "none", run: leave };

function leave(session: Session): Promise<"leave"> {
  session.output("");
  return Promise.resolve("leave");
}
