import type { Clock, Poller } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import type { Sockets } from "../../os/sockets.ts";
import type { Losses } from "./losses.ts";

/** What outlets act on. */
export interface OutletWorld {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
}

/** How one is set up: what waited in another one's place, and where it is counted what is lost. */
export interface OutletOptions {
  readonly world: OutletWorld;
  readonly losses: Losses;
  readonly waiting: readonly Uint8Array[];
}

/** Seconds that somebody who reads gets at the end. */
export const PATIENCE = 1;
