import { libc } from "../libc/libc.ts";

const FIRST = 3;
const F_SETFD = 2;
const FD_CLOEXEC = 1;

/** A descriptor that the service manager has passed on, and its name. */
export interface GivenDescriptor {
  readonly name: string;
  readonly fd: number;
}

/**
 * What the service manager gave this process at its start: out of its store, and sockets that it listens on
 * (sd_listen_fds(3)). Only when it meant us: its variables are inherited. They are close-on-exec from now on. Whoever puts
 * another program in its own place by exec() leaves LISTEN_PID out there, as the pid stays.
 */
export function givenDescriptors(
  environment: Readonly<Record<string, string>>,
  pid: number,
): readonly GivenDescriptor[] {
  if (environment["LISTEN_PID"] !== String(pid) || !/^\d+$/.test(environment["LISTEN_FDS"] ?? "")) return [];
  const names = (environment["LISTEN_FDNAMES"] ?? "").split(":");
  const given = Array.from({ length: Number(environment["LISTEN_FDS"]) }, (_, index) => ({
    name: names[index] || "unknown",
    fd: FIRST + index,
  }));
  return given.filter(({ fd }) => libc.files.fcntl(fd, F_SETFD, FD_CLOEXEC) === 0);
}
