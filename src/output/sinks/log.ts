import type { SyslogPeer } from "../../config/model/log_sink.ts";

/** Where a sink writes: a log file, or something that others read, which keeps nobody waiting. */
export interface Log {
  /** `data` is valid during the call only. */
  write(data: Uint8Array): void;
  reopen?(): void;
  /** Rotates a file that is not empty; whether it did. Throws OsError. */
  rotate?(): boolean;
  /** Throws OsError. */
  clear?(): void;
  /** Somebody else goes on with the descriptor. */
  release?(): void;
  close?(): void;
}

/** Lines that a place did not take. */
export interface Loss {
  readonly lines: number;
  /** What the trouble is. */
  readonly why: string;
  /** Whether it is for us to tell; it is unless told. */
  readonly isTold?: boolean;
}

/** What stands for the places that many write to: one for each place. */
export interface Outlets {
  /** The terminal, pipe or fifo at a path, which gets what it has room for. Throws OsError. */
  stream(path: string): Log;
  /** A syslog daemon, which gets messages as they are to be sent, each with a newline behind it. */
  syslog(daemon: { readonly peer: SyslogPeer | null; readonly counts: boolean }): Log;
  /** Counts lines that a file did not take. */
  lose(place: string, loss: Loss): void;
}
