import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { Keeper } from "../../keeper.ts";
import { OsError } from "../../os.ts";
import type { ProcessIdentity } from "../../processes.ts";
import { LinuxPaths } from "../files/linux_paths.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";
import type { Pidfd } from "../processes/pidfd.ts";

const SIGKILL = 9;
/** Nothing keeps it from dying but a machine that is out of breath. */
const END_SECONDS = 10;
const WNOHANG_ALL = 0x40000001;
/** By a seccomp filter, Yama, or a kernel before 5.6. */
const NO_GETFD: readonly string[] = ["EPERM", "EACCES", "ENOSYS"];
const O_CLOEXEC = 0o2000000;
/** O_ACCMODE, O_APPEND, O_NONBLOCK: what an open file is like. */
const MODE = 0o3 | 0o2000 | 0o4000;

/** A keeper that is there. */
export class HeldKeeper implements Keeper {
  readonly pid: number;
  readonly startTime: number;
  readonly #pidfd: Pidfd;
  readonly #paths = new LinuxPaths();

  /** The descriptor is closed with this. */
  constructor({ pid, startTime }: ProcessIdentity, pidfd: Pidfd) {
    this.pid = pid;
    this.startTime = startTime;
    this.#pidfd = pidfd;
  }

  take(fd: number): number {
    try {
      return this.#pidfd.take(fd);
    } catch (error) {
      if (!(error instanceof OsError) || !NO_GETFD.includes(error.code)) throw error;
      return this.#reopen(fd, error);
    }
  }

  end(): void {
    this.#pidfd.signal(SIGKILL);
    this.#pidfd.waitForEnd(END_SECONDS);
    // One that another daemon made is not ours to reap
    libc.processes.waitpid(this.pid, null, WNOHANG_ALL);
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#pidfd[Symbol.dispose]();
  }

  #reopen(fd: number, refusal: OsError): number {
    try {
      const info = decodeOsText(this.#paths.readBytes(`/proc/${this.pid}/fdinfo/${fd}`));
      const [, flags = ""] = /^flags:\s*([0-7]+)$/m.exec(info) ?? [];
      const mode = parseInt(flags, 8) & MODE | O_CLOEXEC;
      return unwrap("open", libc.files.open(cString(`/proc/${this.pid}/fd/${fd}`), mode, 0));
    } catch (error) {
      // A socket, or what has no name at all
      if (error instanceof OsError && error.code === "ENXIO") throw refusal;
      throw error;
    }
  }
}
