import { libc } from "../libc/libc.ts";
import { encodeSigset } from "../libc/structs.ts";

const SIG_BLOCK = 0;

/**
 * Lets these signals wait (pthread_sigmask(3)), whatever the caller of this program wanted: for the calling thread, and
 * for those that it makes from now on.
 */
export function blockSignals(numbers: readonly number[]): void {
  const errno = libc.signals.pthread_sigmask(SIG_BLOCK, encodeSigset(numbers), null);
  // Nothing but a mistake of ours; the table of errnos would have to be read at each start
  if (errno !== 0) throw new Error(`Cannot block signals: pthread_sigmask(3) gives ${errno}`);
}
