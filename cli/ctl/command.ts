import type { Session } from "./session.ts";

/** One action of supervisorctl. */
export interface Command {
  /** What `help NAME` prints; lines end with "\n" but for the last. */
  readonly help: string;
  /** Runs it on the text behind its name. Throws what Server.call throws, for the shell to report. */
  readonly run: (session: Session, argument: string) => Promise<CommandResult>;
}

/** "leave" ends the shell. */
export type CommandResult = "leave" | void;
