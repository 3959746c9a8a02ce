import type { OsError } from "./os.ts";

/** The service manager that has started us and wants to hear how we are (sd_notify(3)). */
export interface ServiceManager {
  /** Seconds within which it wants a sign of life, again and again (sd_watchdog_enabled(3)); null where it wants none. */
  readonly watchdogSeconds: number | null;
  /**
   * Tells it assignments such as "READY=1", and gives why that has failed. What is urgent waits for a moment where its
   * queue is full; all else is dropped then.
   */
  tell(assignments: readonly string[], how?: { readonly isUrgent?: boolean }): OsError | null;
}
