import type { ProcessConfig } from "./process_config.ts";

/** What every group has. */
export interface GroupCommon {
  /** What stands before the colon of a process's full name. */
  readonly name: string;
  /** Low ones start first and stop last (CFG-131, CFG-137). */
  readonly priority: number;
  /** In configuration order (DAEMON-029). */
  readonly processes: readonly ProcessConfig[];
}

/** A [group:x], or the group that a [program:x] outside any group forms alone. */
export interface ProcessGroupConfig extends GroupCommon {
  /** The section's. */
  readonly kind: "program";
}

/** An [fcgi-program:x] outside any group. */
export interface FastCgiGroupConfig extends GroupCommon {
  /** The section's. */
  readonly kind: "fcgi-program";
}

/** An [eventlistener:x]: its processes form one pool. */
export interface EventListenerPoolConfig extends GroupCommon {
  /** The section's. */
  readonly kind: "eventlistener";
  /** How many events wait for a listener at most (CFG-134). */
  readonly bufferSize: number;
  /** Upper-case event type names, each once, in the order written (CFG-133). */
  readonly events: readonly string[];
  /** "package.module:function" of Python that judges results (CFG-135). */
  readonly resultHandler: string;
}

/** A group of any kind, told apart by `kind`. */
export type GroupConfig = ProcessGroupConfig | FastCgiGroupConfig | EventListenerPoolConfig;
