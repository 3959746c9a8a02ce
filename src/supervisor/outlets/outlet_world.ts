import type { Clock, Poller } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import type { Sockets } from "../../os/sockets.ts";
import type { Log } from "../../output/sinks/log.ts";
import type { Losses } from "./losses.ts";

/** What outlets act on. */
export interface OutletWorld {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
}

/** A place that somebody else reads. */
export interface Outlet extends Log, Disposable {
  /** What waits for who reads on. */
  readonly waiting: readonly Uint8Array[];
  /** Sends what waits, or counts it as lost where nobody reads it soon. It can be written to until it is disposed of. */
  finish(): void;
}

/** How one is set up: what waited in another one's place, and where it is counted what is lost. */
export interface OutletOptions {
  readonly world: OutletWorld;
  readonly losses: Losses;
  readonly waiting: readonly Uint8Array[];
}

/** Seconds that somebody who reads gets at the end. */
export const PATIENCE = 1;
