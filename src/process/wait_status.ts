import { signalName } from "../text/signal_name.ts";

/** A decoded status word of waitpid(2); `exitStatus` is -1 for anything but a normal exit (PROC-034). */
export interface WaitStatus {
  readonly exitStatus: number;
  /** As a shell tells it: the status, or 128 + signal; 1 where that is not known. */
  readonly shellStatus: number;
  /** What killed it; null where nothing did. */
  readonly signal: number | null;
  /** False where nobody could tell the status: the process was no child of ours. */
  readonly isKnown: boolean;
  /** "exit status 3", "terminated by SIGSEGV (core dumped)", ... */
  readonly text: string;
}

/** Decodes the raw status word, with the texts of PROC-034; null for one that could not be known. */
export function decodeWaitStatus(status: number | null): WaitStatus {
  if (status === null) {
    return { exitStatus: -1, shellStatus: 1, signal: null, isKnown: false, text: "exit status could not be known" };
  }
  const isKnown = true;
  const word = status & 0xffff;
  const signal = word & 0x7f;
  if (signal === 0) {
    const exitStatus = word >> 8;
    return { exitStatus, shellStatus: exitStatus, signal: null, isKnown, text: `exit status ${exitStatus}` };
  }
  if (signal === 0x7f) {
    return {
      exitStatus: -1,
      shellStatus: 1,
      signal: null,
      isKnown,
      text: `unknown termination cause 0x${word.toString(16).padStart(4, "0")}`,
    };
  }
  const core = word & 0x80 ? " (core dumped)" : "";
  const text = `terminated by ${signalName(signal)}${core}`;
  return { exitStatus: -1, shellStatus: 128 + signal, signal, isKnown, text };
}
