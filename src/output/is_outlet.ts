import { isStream } from "../config/values/is_stream.ts";
import type { Os } from "../os/os.ts";

/** Whether what is written to a path goes to somebody who reads, be it a fifo that has a name. Throws OsError. */
export function isOutlet(os: Pick<Os, "stat">, path: string): boolean {
  return isStream(path) || os.stat(path)?.kind === "fifo";
}
