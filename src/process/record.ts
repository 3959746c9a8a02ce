import type { End } from "./end.ts";
import type { ProcessState } from "./state.ts";

/** Why a process that is to be started has not been: it is still to come, or never comes by itself. */
export interface Wait {
  readonly kind: "waiting" | "never";
  /** For people: "waiting for db to be healthy". */
  readonly text: string;
}

/** What has come of looking after one that is RUNNING. */
export interface LivenessVerdict {
  /** What was done since it did not live as it should: it is being stopped to be started again, or is to stay stopped. */
  readonly remedy: "restart" | "stop" | null;
  /** Why it does not live as it should, while nothing is done about that. */
  readonly problem: string | null;
}

/** All that is known of one process: plain data, changed by `step` alone. */
export interface ProcessRecord {
  readonly state: ProcessState;
  /** 0 when there is no process. */
  readonly pid: number;
  /** Wall clock of the last spawn attempt, seconds; 0 when there was none (STATE-005). */
  readonly startedAt: number;
  /** Wall clock of the last reaping, seconds; 0 when there was none. */
  readonly stoppedAt: number;
  /** Failed starts in a row (STATE-010). */
  readonly backoff: number;
  /** Monotonic instant at which a tick changes something; null when time alone changes nothing. */
  readonly deadline: number | null;
  /** What it waits for before it is started; null when nobody wants it started. */
  readonly wait: Wait | null;
  /** It is to be stopped as soon as those that need it are, and it is not started again by itself. */
  readonly isToStop: boolean;
  /** Something has told that it is ready, since it was started last. */
  readonly isReady: boolean;
  /** Monotonic instant by which it must be ready; null when it need not be. */
  readonly readyBy: number | null;
  /** Monotonic instant before which it is not started again by itself; null when it never was started. */
  readonly restartAt: number | null;
  /** Monotonic instants of the latest starts that nobody asked for, where restart_limit_count= counts them. */
  readonly restarts: readonly number[];
  /** How often it was started again by itself, since it was added. */
  readonly restartCount: number;
  /** -1 after a death by signal (PROC-034); null while running and after an early exit. */
  readonly exitStatus: number | null;
  /**
   * The last end as a shell tells it: its status, or 128 + signal; 127 where it could not be run, 1 where that could not
   * be known. null before the first.
   */
  readonly lastStatus: number | null;
  readonly spawnError: string | null;
  /** The latest ten, the last one last: for whoever asks why it does not run. */
  readonly ends: readonly End[];
  /** Why the state is UNKNOWN (STATE-025). */
  readonly problem: string | null;
}

/** A process that was never started (STATE-003). */
export const NEVER_STARTED: ProcessRecord = {
  state: "STOPPED",
  pid: 0,
  startedAt: 0,
  stoppedAt: 0,
  backoff: 0,
  deadline: null,
  wait: null,
  isToStop: false,
  isReady: false,
  readyBy: null,
  restartAt: null,
  restarts: [],
  restartCount: 0,
  exitStatus: null,
  lastStatus: null,
  spawnError: null,
  ends: [],
  problem: null,
};
