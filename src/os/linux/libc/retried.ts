import { EINTR } from "./errno_numbers.ts";
import { lastErrno } from "./last_errno.ts";
import { unwrap } from "./unwrap.ts";

/** As unwrap(), of a call that is made again when a signal has interrupted it (signal(7)). Never for close(2). */
export function retried(call: string, make: () => number): number {
  for (let result = make();; result = make()) {
    if (result !== -1 || lastErrno() !== EINTR) return unwrap(call, result);
  }
}
