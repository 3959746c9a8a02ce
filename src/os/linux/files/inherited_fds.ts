import { libc } from "../libc/libc.ts";

const F_GETFD = 1;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const STDERR = 2;

let inherited: readonly number[] | null = null;

/**
 * The descriptors above 2 that this program was started with, which stay open over reloads (decided for DAEMON-038).
 * From the first call on they are close-on-exec, as is all that it opens itself (which tells them apart): to close tens
 * of thousands before each exec would take milliseconds, for which we would have to wait.
 */
export function inheritedFds(): readonly number[] {
  if (inherited !== null) return inherited;
  const open = Array.from(Deno.readDirSync("/proc/self/fd"), ({ name }) => Number(name));
  inherited = open.filter((fd) => fd > STDERR && libc.files.fcntl(fd, F_GETFD, 0) === 0);
  for (const fd of inherited) libc.files.fcntl(fd, F_SETFD, FD_CLOEXEC);
  return inherited;
}

/** Some of them are our own: they came from the program whose place this one has taken. */
export function claimFds(fds: readonly number[]): void {
  const own = new Set(fds);
  inherited = inheritedFds().filter((fd) => !own.has(fd));
}
