import type { SupervisordConfig } from "../config/model/config.ts";
import type { ProcessConfig } from "../config/model/process_config.ts";
import type { EventBus } from "../events/bus.ts";
import type { SupervisorEvent } from "../events/event.ts";
import type { Logger } from "../logs/logger.ts";
import type { Clock, Poller } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import type { Sockets } from "../os/sockets.ts";
import type { Rounds } from "../probes/rounds.ts";
import type { Outlets } from "./outlets/outlets.ts";
import type { Turns } from "./turns.ts";

/** A child as whoever reaps it sees it. */
export interface Child {
  readonly config: Pick<ProcessConfig, "name" | "startsecs">;
  /** What it has written is read before time takes effect. */
  look(): void;
  /** It has ended with this raw status of waitpid(2), or one that could not be known. */
  exited(status: number | null): void;
}

/** What a process needs from the supervisor that keeps it. */
export interface Host {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
  readonly logger: Logger;
  readonly turns: Turns;
  /** When programs are looked after. */
  readonly rounds: Rounds;
  readonly settings: SupervisordConfig;
  /** supervisord's own environment variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** SUPERVISOR_SERVER_URL where the program sets none; null when there is no HTTP server. */
  readonly serverurl: string | null;
  /** False while supervisord goes down (DAEMON-033). */
  mayStart(): boolean;
  /** What programs write to beside files. */
  readonly outlets: Outlets;
  /** From now on the exit of this pid is told to the child. */
  born(pid: number, child: Child): void;
  /** Asked once for each program that somebody else has killed: whether it was the kernel, for want of memory. */
  killedForMemory(): boolean;
  /** Whom `emit` tells. */
  readonly events: EventBus;
  emit(event: SupervisorEvent): void;
  /** What another one would have to know to go on has changed; told at once, and again with each change. */
  changed(change: Change): void;
}

/** What has changed: a process with its pipes and what it says as a listener, or the events that wait in a pool. */
export type Change =
  | { readonly kind: "process"; readonly group: string; readonly process: string }
  | { readonly kind: "pool"; readonly group: string };
