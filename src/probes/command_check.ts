import { OsError } from "../os/os.ts";
import { decodeWaitStatus } from "../process/wait_status.ts";
import { type Check, NOTHING_UNDER_WAY } from "./check.ts";
import type { ProbeWorld } from "./probe_world.ts";
import { type CommandEnd, type CommandRequest, runCommand } from "./run_command.ts";

/** How a command of the program's is run, or why it cannot be. */
export type CommandOf = (command: string) => CommandRequest | string;

/** Characters at most of what a command has printed last. */
const SHOWN = 200;

interface CommandCheckOptions {
  readonly world: ProbeWorld;
  readonly seconds: number;
  readonly commandOf: CommandOf;
}

/** Whether a command exits 0, which the program could have run itself. */
export class CommandCheck {
  readonly #command: string;
  readonly #options: CommandCheckOptions;
  /** One that has been killed and has not ended. */
  #isLeft = false;

  constructor(command: string, options: CommandCheckOptions) {
    this.#command = command;
    this.#options = options;
  }

  /** As a Check does. */
  ask(onAnswer: Parameters<Check>[0]): Disposable {
    const { world, seconds, commandOf } = this.#options;
    if (this.#isLeft) return answered("a command before it cannot be killed", onAnswer);
    const request = commandOf(this.#command);
    if (typeof request === "string") return answered(request, onAnswer);
    let isWanted = true;
    this.#isLeft = true;
    try {
      const running = runCommand(request, {
        ...{ world, seconds },
        onEnd: (end) => {
          this.#isLeft = false;
          if (isWanted) onAnswer(problemOf(end, seconds));
        },
      });
      return {
        [Symbol.dispose]() {
          isWanted = false;
          running[Symbol.dispose]();
        },
      };
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this.#isLeft = false;
      return answered(error.message, onAnswer);
    }
  }
}

function answered(problem: string, onAnswer: Parameters<Check>[0]): Disposable {
  onAnswer(problem);
  return NOTHING_UNDER_WAY;
}

function problemOf(end: CommandEnd, seconds: number): string | null {
  if (end.kind === "not_run") return end.why;
  if (end.isSlow) return `no answer within ${seconds} s${saying(end.said)}`;
  return end.status === 0 ? null : `${decodeWaitStatus(end.status).text}${saying(end.said)}`;
}

function saying(said: string): string {
  const last = said.slice(said.lastIndexOf("\n") + 1).slice(0, SHOWN);
  return last === "" ? "" : `; it says: ${last}`;
}
