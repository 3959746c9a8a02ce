import type { Session } from "./session.ts";

/** One action of supervisorctl. */
export interface Command {
  /** What `help NAME` prints; lines end with "\n" but for the last. */
  readonly help: string;
  /** Whether a bare `help` and completion name it. */
  readonly listed: boolean;
  /** What its arguments are, for completion. */
  readonly slot: Slot;
  /** Runs it on the text behind its name. Throws what Server.call throws, for the shell to report. */
  readonly run: (session: Session, argument: string) => Promise<CommandResult>;
}

/** What a word of a command line may become. */
export type Slot = "action" | "group" | "process" | "none";

/** "leave" ends the shell. */
export type CommandResult = "leave" | void;

/** Every action by its name, and how it is loaded. */
export type CommandTable = ReadonlyMap<string, () => Promise<Command>>;
