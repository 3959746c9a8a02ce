import type { ExecRequest } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { inheritedFds } from "../files/inherited_fds.ts";
import { cString } from "../libc/c_string.ts";
import { cStringArray } from "../libc/c_string_array.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";

const F_SETFD = 2;
const INHERITED = 0;
const FD_CLOEXEC = 1;

/**
 * Puts another program in the place of this one (execve(2)), on this thread and at once: pid, parent, children, limits,
 * directory, umask and what is blocked or ignored stay; handlers and threads go. It comes back only by throwing OsError
 * (ENOENT, EACCES, ENOEXEC, ETXTBSY ...; EBADF of fcntl(2) for one of `keeps` that is not open), and everything is as it
 * was then. What becomes of the program after that is beyond this process: try it as a child first.
 */
export function exec({ file, argv, env, keeps }: ExecRequest): never {
  // What others left us is not ours to hand on
  inheritedFds();
  const path = cString(file);
  const words = cStringArray(argv);
  const variables = cStringArray(Object.entries(env).map(([name, value]) => `${name}=${value}`));
  try {
    for (const fd of keeps) unwrap("fcntl", libc.files.fcntl(fd, F_SETFD, INHERITED));
    libc.spawning.execve(path, words, variables);
    throw osError("execve", lastErrno());
  } finally {
    for (const fd of keeps) libc.files.fcntl(fd, F_SETFD, FD_CLOEXEC);
  }
}
