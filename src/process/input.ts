import type { Traces } from "./end.ts";
import type { Wait } from "./record.ts";
import type { WaitStatus } from "./wait_status.ts";

/** What comes with each kind of input. */
interface Details {
  /** Nobody has asked for it. */
  readonly start: { readonly isAgain?: boolean };
  readonly stop: unknown;
  /** It is to be stopped, but others that need it go first. */
  readonly stop_later: unknown;
  /** Whatever it does, it is to end now: there is no time left. */
  readonly kill: unknown;
  /** It is to be started, and cannot be yet. */
  readonly hold: { readonly wait: Wait };
  readonly signal: { readonly signal: number };
  /** Supervisord is going down and the process waits in BACKOFF (DAEMON-031). */
  readonly give_up: unknown;
  readonly spawned: { readonly pid: number };
  readonly spawn_failed: { readonly reason: string };
  /** It is ready to be used, says it or whoever has looked. */
  readonly ready: unknown;
  readonly exited: { readonly status: WaitStatus; readonly traces?: Traces };
  /** kill(2) failed; `purpose` tells a stop from a signal that was asked for, `code` is the symbolic errno, if any. */
  readonly kill_failed: { readonly purpose: "stop" | "signal"; readonly code: string | null; readonly text: string };
  /** Time has passed, or supervisord has begun to go down. */
  readonly tick: unknown;
}

export type InputKind = keyof Details;

/** The input of one kind. */
export type InputOf<K extends InputKind> = { readonly kind: K } & Details[K];

/** Everything that can happen to a process. */
export type Input = { [K in InputKind]: InputOf<K> }[InputKind];
