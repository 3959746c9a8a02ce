import type { Command } from "../../shell/command.ts";
import { status } from "../status/status.ts";

const SCHEME = /^(unix|http):/i;

/** Switches to another server for the rest of the session (CTL-059, CTL-080). */
export const open: Command = {
  help: "open <url>\tConnect to a remote supervisord process.\n\t\t(for UNIX domain socket, use unix:///socket/path)",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (!SCHEME.test(argument)) return session.fail("ERROR: url must be http:// or unix://");
    session.switchServer(argument);
    const before = session.exitStatus;
    await status.run(session, "");
    session.exitStatus = before;
  },
};
