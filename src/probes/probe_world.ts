import type { Logger } from "../logs/logger.ts";
import type { Clock, Poller } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import type { Sockets } from "../os/sockets.ts";
import type { Rounds } from "./rounds.ts";

/** A child as whoever reaps it sees it. */
interface Reaped {
  readonly config: { readonly name: string; readonly startsecs: number };
  look(): void;
  /** It has ended with this raw status of waitpid(2), or one that could not be known. */
  exited(status: number | null): void;
}

/** What probes act on. */
export interface ProbeWorld {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
  readonly logger: Logger;
  /** Callbacks from outside are turns of the supervisor. */
  readonly turns: { run(action: () => void): void };
  /** What looks after many programs does it at one time. */
  readonly rounds: Rounds;
  /** From now on the exit of this pid is told to the child. */
  readonly born: (pid: number, child: Reaped) => void;
}
