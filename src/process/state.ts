/** Process states and their codes, as the manual names them (STATE-001). */
export const PROCESS_STATES = {
  STOPPED: 0,
  STARTING: 10,
  RUNNING: 20,
  BACKOFF: 30,
  STOPPING: 40,
  EXITED: 100,
  FATAL: 200,
  UNKNOWN: 1000,
} as const;

export type ProcessState = keyof typeof PROCESS_STATES;

/** Nothing of the process is left to stop (STATE-002). */
export function isStopped(state: ProcessState): boolean {
  return state === "STOPPED" || state === "EXITED" || state === "FATAL" || state === "UNKNOWN";
}

/** A start request finds the process already started, also while it waits in BACKOFF (STATE-002, STATE-014). */
export function isRunning(state: ProcessState): boolean {
  return state === "RUNNING" || state === "BACKOFF" || state === "STARTING";
}

/** The process can be sent a signal (STATE-002). */
export function isSignallable(state: ProcessState): boolean {
  return state === "RUNNING" || state === "STARTING" || state === "STOPPING";
}
