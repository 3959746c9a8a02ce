import type { Session } from "./session.ts";

/** One action of supervisorctl. */
export interface Command {
  /** What `help NAME` prints; lines end with "\n" but for the last. */
  readonly help: string;
  /** What `help` shows besides, where people read it, of what Supervisor does not have. */
  readonly ownHelp?: string;
  /** Whether Supervisor has it: a bare `help` names it. */
  readonly listed: boolean;
  /** What its arguments are: for completion, and for wildcards in names. */
  readonly slot: Slot | ((before: readonly string[]) => Slot);
  /** The options among its arguments, for completion. */
  readonly options?: readonly string[];
  /** Runs it on the text behind its name. Throws what Server.call throws, for the shell to report. */
  readonly run: (session: Session, argument: string) => Promise<CommandResult>;
}

/** What a word of a command line may become: a name, of which "process" takes many and "one_process" one, or a word. */
export type Slot = "action" | "group" | "process" | "one_process" | "none" | readonly string[];

/** "leave" ends the shell. */
export type CommandResult = "leave" | void;

/** Every action by its name, and how it is loaded. */
export type CommandTable = ReadonlyMap<string, () => Promise<Command>>;
