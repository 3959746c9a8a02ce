import type { Os } from "../../src/os/os.ts";

/**
 * Where stdout or stderr is a file, as in `supervisord -n > out`, our lines go to its end: a program that logs to
 * /dev/stdout opens the file anew, and each would write over what the other has written (LOG-037).
 */
export function appendToStdio(os: Pick<Os, "statFd" | "setAppending">): void {
  for (const fd of [1, 2]) {
    if (os.statFd(fd).kind === "file") os.setAppending(fd);
  }
}
