import type { GivenDescriptor } from "../../descriptor_store.ts";
import { libc } from "../libc/libc.ts";

const FIRST = 3;
const F_SETFD = 2;
const FD_CLOEXEC = 1;

/**
 * What the service manager gave this process at its start: out of its store, and sockets that it listens on
 * (sd_listen_fds(3)). Only when it meant us: its variables are inherited. They are close-on-exec from now on. Not to be
 * asked by a program that has taken another one's place: the variables are that one's, and the pid has stayed.
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
