import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { Processes, ProcessIdentity } from "../../processes.ts";
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

  exitStatus(pidfd: number): number | "not_yet" | "unknown" {
    return new Pidfd(pidfd).exitStatus();
  }
}
