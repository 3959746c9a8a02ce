import type { Logger } from "../../logs/logger.ts";
import type { Clock, Poller } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import type { Sockets } from "../../os/sockets.ts";

/** What outlets act on. */
export interface OutletWorld {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
}

/** How one is set up: what waited in another one's place, and who is told of what is lost. */
export interface OutletOptions {
  readonly world: OutletWorld;
  readonly logger: () => Logger | null;
  readonly waiting: readonly Uint8Array[];
}

/** Seconds that somebody who reads gets at the end. */
export const PATIENCE = 1;

/** How many lines there are. */
export function countLines(data: Uint8Array): number {
  let count = 0;
  for (let at = data.indexOf(NEWLINE); at !== -1; at = data.indexOf(NEWLINE, at + 1)) count += 1;
  return Math.max(count, 1);
}

const NEWLINE = 10;
