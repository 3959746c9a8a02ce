import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { Processes, ProcessIdentity } from "../../processes.ts";
import type { FileStatus } from "../../os.ts";
import { OsError } from "../../os.ts";
import { LinuxPaths } from "../files/linux_paths.ts";
import { Pidfd } from "./pidfd.ts";
import { decodeProcessStat, type ProcessStat } from "./process_stat.ts";

/** ENOENT; ESRCH for one that went while it was read. */
const GONE: readonly string[] = ["ENOENT", "ESRCH"];
const ENDED: readonly string[] = ["Z", "X", "x"];

/** Processes by /proc and by their descriptors. */
export class LinuxProcesses implements Processes {
  readonly #paths = new LinuxPaths();

  /** What /proc says of it; null when there is none of this pid. */
  stat(pid: number): ProcessStat | null {
    try {
      return decodeProcessStat(decodeOsText(this.#paths.readBytes(`/proc/${pid}/stat`)));
    } catch (error) {
      if (error instanceof OsError && GONE.includes(error.code)) return null;
      throw error;
    }
  }

  identify(pid: number): ProcessIdentity | null {
    const stat = this.stat(pid);
    return stat === null ? null : { pid, startTime: stat.startTime };
  }

  isAlive({ pid, startTime }: ProcessIdentity): boolean {
    const stat = this.stat(pid);
    return stat !== null && stat.startTime === startTime && !ENDED.includes(stat.state);
  }

  open({ pid, startTime }: ProcessIdentity): number | null {
    const pidfd = Pidfd.open(pid);
    if (pidfd === null) return null;
    // Looked at after it was opened: who is there now was there then
    if (this.stat(pid)?.startTime === startTime) return pidfd.fd;
    pidfd[Symbol.dispose]();
    return null;
  }

  behindPipe(fd: number): ProcessIdentity | null {
    const { inode, device } = this.#paths.statFd(fd);
    const own = this.#paths.list("/proc/self/task").map(Number);
    const found = this.#paths.list("/proc").map(Number).flatMap((pid) => {
      if (Number.isNaN(pid) || own.includes(pid)) return [];
      const stat = this.stat(pid);
      const isCandidate = stat !== null && stat.group === pid && !ENDED.includes(stat.state);
      return isCandidate && this.#hasOpen(pid, { inode, device }) ? { pid, startTime: stat.startTime } : [];
    });
    return found.toSorted((one, other) => one.startTime - other.startTime)[0] ?? null;
  }

  // A process may be another user's, or end meanwhile
  #hasOpen(pid: number, { inode, device }: Pick<FileStatus, "inode" | "device">): boolean {
    try {
      const folder = `/proc/${pid}/fd`;
      return this.#paths.list(folder).some((name) => {
        const status = this.#paths.stat(`${folder}/${name}`);
        return status?.inode === inode && status.device === device;
      });
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      return false;
    }
  }

  exitStatus(identity: ProcessIdentity, pidfd: number): number | "not_yet" | "unknown" {
    const told = new Pidfd(pidfd).exitStatus();
    return typeof told === "number" ? told : this.#zombieStatus(identity) ?? told;
  }

  // Who may not know it reads 0
  #zombieStatus({ pid, startTime }: ProcessIdentity): number | null {
    const mayKnow = this.#mayLookInto(pid);
    const stat = this.stat(pid);
    if (stat === null || stat.startTime !== startTime || !ENDED.includes(stat.state)) return null;
    return stat.exitCode === 0 && !mayKnow ? null : stat.exitCode;
  }

  // A zombie has no working directory any more, but the right to look is asked for first
  #mayLookInto(pid: number): boolean {
    try {
      this.#paths.stat(`/proc/${pid}/cwd`);
      return true;
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      return false;
    }
  }
}
