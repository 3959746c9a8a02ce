/**
 * Time comes in by argument: the system's clock in production, one that tests advance by hand elsewhere. Local time is
 * for log lines and descriptions, epoch seconds for all else (DAEMON-056).
 */
export interface Clock {
  /** Wall clock, seconds since the epoch with a fraction: for people and for the wire. */
  now(): number;
  /** Local time at `instant`, which is in seconds since the epoch, for people: a Date whose UTC fields show it. */
  local(instant: number): Date;
  /** Seconds of CLOCK_MONOTONIC, never set back: for deadlines, which mean the same after an exec (clock_gettime(2)). */
  monotonic(): number;
  /** Calls back once when monotonic() has reached `instant`; the returned function cancels it. */
  at(instant: number, callback: () => void): () => void;
}

/** How a descriptor is watched. */
export interface Watching {
  /** It answers us: it is looked at again at once for a moment, where others gather more data until their next turn. */
  readonly prompt?: boolean;
  /** Calls back each time that more has come and no more until then, so that all has to be read before it is waited for. */
  readonly edge?: boolean;
  /** Begins what goes on in promises: these go on before the next of this kind is called, and all others in between. */
  readonly turns?: boolean;
  /** It tells little now and then, as many do: it is heard up to so many milliseconds late, together with others. */
  readonly gathered?: number;
}

/** Readiness of file descriptors, delivered by callback from the event loop. */
export interface Poller {
  /** Calls `onReadable` each time `fd` has data or has hung up, until the returned function is called. */
  readable(fd: number, onReadable: () => void, watching?: Watching): () => void;
  /** Calls `onWritable` each time `fd` can take data, until the returned function is called. */
  writable(fd: number, onWritable: () => void): () => void;
}
