import type { ChannelName } from "../config/model/process_config.ts";
import type { StateChange } from "../process/effect.ts";

/**
 * Something that listeners can subscribe to, as it was when it happened, however long it waits (EVT-022). Data as
 * bytes; text only where a listener gets it.
 */
export type SupervisorEvent =
  | { readonly kind: "process_state"; readonly process: string; readonly group: string; readonly change: StateChange }
  | {
    readonly kind: "process_log" | "process_communication";
    readonly process: string;
    readonly group: string;
    readonly pid: number;
    readonly channel: ChannelName;
    readonly data: Uint8Array;
  }
  | { readonly kind: "remote_communication"; readonly type: string; readonly data: string }
  | { readonly kind: "supervisor_state"; readonly state: "RUNNING" | "STOPPING" }
  | { readonly kind: "process_group"; readonly change: "ADDED" | "REMOVED"; readonly group: string }
  | { readonly kind: "tick"; readonly period: 5 | 60 | 3600; readonly when: number };
