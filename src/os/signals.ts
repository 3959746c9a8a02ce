/** The signals that supervisord acts on; all others keep what they do by default (SIG-007). */
export const HANDLED_SIGNALS = [
  { name: "SIGHUP", number: 1 },
  { name: "SIGINT", number: 2 },
  { name: "SIGQUIT", number: 3 },
  { name: "SIGUSR2", number: 12 },
  { name: "SIGTERM", number: 15 },
  { name: "SIGCHLD", number: 17 },
] as const;

/** Those of them that nobody ends a start by: they wait from the program's first line on. */
export const EARLY_SIGNALS: readonly number[] = [1, 12, 17];

export type HandledSignal = typeof HANDLED_SIGNALS[number]["name"];

/** The signals that are sent to this process. Once there is one, none of them takes its default action any more. */
export interface Signals {
  /**
   * Calls `onSignal` for each signal that comes, until disposed, and for those that came while nobody listened; equal
   * ones that wait together count once (signal(7)). One that throws is reported, and the next is told all the same.
   */
  listen(onSignal: (signal: HandledSignal) => void): Disposable;
}
