import type { ProcessConfig } from "./process_config.ts";

interface GroupCommon {
  readonly name: string;
  readonly priority: number;
  /** In configuration order (DAEMON-029). */
  readonly processes: readonly ProcessConfig[];
}

/** A [group:x], or the group that a [program:x] outside any group forms alone. */
export interface ProcessGroupConfig extends GroupCommon {
  readonly kind: "program";
}

/** An [fcgi-program:x] outside any group. */
export interface FastCgiGroupConfig extends GroupCommon {
  readonly kind: "fcgi-program";
}

/** An [eventlistener:x]: its processes form one pool. */
export interface EventListenerPoolConfig extends GroupCommon {
  readonly kind: "eventlistener";
  readonly bufferSize: number;
  /** Upper-case event type names, each once, in the order written. */
  readonly events: readonly string[];
  readonly resultHandler: string;
}

export type GroupConfig = ProcessGroupConfig | FastCgiGroupConfig | EventListenerPoolConfig;
