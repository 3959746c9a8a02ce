import type { Logger } from "../logs/logger.ts";
import type { Clock, Poller } from "../os/clock.ts";
import type { Handover } from "../os/handover.ts";
import { type Os, OsError } from "../os/os.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { errorText } from "../text/error_text.ts";
import { obstacleToExecutable } from "./executable.ts";
import { probe } from "./probe.ts";
import { stateFds } from "./map_fds.ts";
import { encodeState, type SupervisorState } from "./supervisor_state.ts";
import { UpgradeError } from "./upgrade_error.ts";

/** How a program is called: its file, argv with its first word, and where ours begin among them. */
export interface ProgramCall {
  readonly file: string;
  readonly argv: (args: readonly string[]) => readonly string[];
  /** What this program was called with. */
  readonly args: readonly string[];
  /** The environment by which it finds the state. */
  readonly env: (stateFd: number) => Readonly<Record<string, string>>;
}

/** What an upgrade acts on. */
export interface UpgradeOptions {
  readonly os: Os;
  readonly handover: Handover;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly logger: Logger;
  readonly supervisor: Supervisor;
  /** The same file as at the start, whatever has become of it. */
  readonly program: ProgramCall;
  /** Who we are: name and version. */
  readonly self: string;
  /** Everything as it is at this moment; the connections of clients as well, which must be paused. */
  readonly state: (clients: "kept" | "left") => SupervisorState;
  /** Lets the clients have their answers, and begins no other; resolves when nothing is under way any more. */
  readonly pause: () => Promise<void>;
  /** Has somebody hold everything until this is over; null where somebody does already, or cannot. */
  readonly keep: () => Disposable | null;
  /** Goes on as before. */
  readonly resume: () => void;
}

/** The word by which a program is asked whether it could go on from a state; older ones refuse it. */
export const UPGRADE_CHECK = "upgrade-check";

/** Who runs, and who would take its place: names and versions. */
export interface UpgradeCheck {
  readonly from: string;
  readonly to: string;
}

/**
 * Puts another version of this program in its place: same pid, same children, same pipes and sockets (execve(2)). What
 * can be wrong with it is found out by a child that tries it all with the real state, before anything is given up.
 */
export class Upgrade {
  readonly #options: UpgradeOptions;
  #isUnderWay = false;

  constructor(options: UpgradeOptions) {
    this.#options = options;
  }

  /** Whether it could be made now. Rejects with UpgradeError. */
  async check(): Promise<UpgradeCheck> {
    const { os, supervisor, program, self } = this.#options;
    if (supervisor.mood !== "RUNNING") throw new UpgradeError("everything is being stopped");
    const obstacle = obstacleToExecutable(os, program.file);
    if (obstacle !== null) throw new UpgradeError(obstacle);
    const said = await this.#probe();
    const [, to] = /^can go on: (.+)$/m.exec(said) ?? [];
    if (to === undefined) throw new UpgradeError(`${program.file} is no monovisor that can go on${saying(said)}`);
    return { from: self, to };
  }

  /** Makes it. Comes back only by rejecting with UpgradeError; then everything is as it was, and that has been logged. */
  async carryOut({ from, to }: UpgradeCheck): Promise<never> {
    const { logger, pause, resume, keep, supervisor } = this.#options;
    if (this.#isUnderWay) throw new UpgradeError("an upgrade is under way");
    this.#isUnderWay = true;
    using undo = new DisposableStack();
    undo.defer(() => {
      this.#isUnderWay = false;
      resume();
    });
    try {
      logger.log("info", `upgrading from ${from} to ${to}`);
      // Before anybody waits: it looks at every program
      const keeping = keep();
      if (keeping !== null) undo.use(keeping);
      await pause();
      undo.defer(() => supervisor.ask(true));
      supervisor.ask(false);
      // What has ended is told by its status, which nobody could take any more
      supervisor.turns.run(() => supervisor.reap());
      if (supervisor.mood !== "RUNNING") throw new UpgradeError("everything is being stopped");
      return this.#replace();
    } catch (error) {
      const why = error instanceof UpgradeError ? error.message : errorText(error);
      logger.log("critical", `Cannot upgrade: ${why}; going on as ${from}`);
      throw new UpgradeError(why);
    }
  }

  async #probe(): Promise<string> {
    const { os, clock, poller, logger, supervisor, program: { file, argv, args, env } } = this.#options;
    const memory = this.#remember(this.#options.state("left"));
    try {
      const call = { file, argv: argv([UPGRADE_CHECK, ...args]), env: env(memory), keeps: [memory] };
      return await probe({ os, clock, poller, logger, supervisor, ...call });
    } finally {
      os.close(memory);
    }
  }

  // In one go: nothing may happen between what is written down and what takes our place
  #replace(): never {
    const { os, handover, state, program: { file, argv, args, env } } = this.#options;
    const now = state("kept");
    const memory = this.#remember(now);
    try {
      return handover.exec({ file, argv: argv(args), env: env(memory), keeps: [memory, ...stateFds(now)] });
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      throw new UpgradeError(`${file} cannot be executed: ${error.message}`);
    } finally {
      os.close(memory);
    }
  }

  #remember(state: SupervisorState): number {
    return this.#options.handover.memory("monovisor-state", encodeState(state));
  }
}

function saying(said: string): string {
  return said === "" ? "" : `; it says: ${said}`;
}
