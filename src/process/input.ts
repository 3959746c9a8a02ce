import type { WaitStatus } from "./wait_status.ts";

/** Everything that can happen to a process. */
export type Input =
  | { readonly kind: "start" }
  | { readonly kind: "stop" }
  | { readonly kind: "signal"; readonly signal: number }
  /** Supervisord is going down and the process waits in BACKOFF (DAEMON-031). */
  | { readonly kind: "give_up" }
  | { readonly kind: "spawned"; readonly pid: number }
  | { readonly kind: "spawn_failed"; readonly reason: string }
  | { readonly kind: "exited"; readonly status: WaitStatus }
  /** kill(2) failed; `purpose` tells a stop from a signal that was asked for. */
  | {
    readonly kind: "kill_failed";
    readonly purpose: "stop" | "signal";
    readonly code: string;
    readonly text: string;
  }
  /** Time has passed, or the mood has changed. */
  | { readonly kind: "tick" };
