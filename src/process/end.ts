/** What was found when a process ended, beside its status. */
export interface Traces {
  /** A signal of ours had been sent to it. */
  readonly wasTold: boolean;
  /** The kernel killed it for want of memory. */
  readonly outOfMemory: boolean;
  /** Where its messages end in the log of its stderr, in bytes; null where there is none. */
  readonly logEnd: number | null;
}

/** One end of a process, or a start that came to nothing. */
export interface End extends Traces {
  /** Wall clock, seconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** 0 where none could be made. */
  readonly pid: number;
  /** null after a signal, and where it is not known. */
  readonly exitStatus: number | null;
  readonly signal: number | null;
  /** "exit status 3", "terminated by SIGSEGV (core dumped)", or why it could not be started. */
  readonly text: string;
  readonly isExpected: boolean;
}

/** Nothing was found. */
export const NO_TRACES: Traces = { wasTold: false, outOfMemory: false, logEnd: null };

const MOST = 10;

/** The latest ends, the last one last. */
export function addEnd(ends: readonly End[], end: End): readonly End[] {
  return [...ends.slice(1 - MOST), end];
}
