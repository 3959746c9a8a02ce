import { libc } from "./libc.ts";
import { osError } from "./os_error.ts";
import { encodeSigset } from "./structs.ts";

const SIG_BLOCK = 0;

/**
 * Lets these signals wait (pthread_sigmask(3)), whatever the caller of this program wanted: for the calling thread, and
 * for those that it makes from now on. Throws OsError.
 */
export function blockSignals(numbers: readonly number[]): void {
  const errno = libc.signals.pthread_sigmask(SIG_BLOCK, encodeSigset(numbers), null);
  if (errno !== 0) throw osError("pthread_sigmask", errno);
}
