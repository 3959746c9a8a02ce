import { osError } from "../../os_error.ts";
import { EINVAL, ENOENT, ESRCH } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { retried } from "../libc/retried.ts";
import { encodePollfd, PIDFD_INFO, SIZEOF, SYSCALL } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";

const NUMBER = SYSCALL[Deno.build.arch];
/** ESRCH; the others for what is only a thread of another process, by the age of the kernel. */
const NO_PROCESS: readonly number[] = [ESRCH, EINVAL, ENOENT];
const POLLIN = 1;
/** _IOWR(0xff, 11, struct pidfd_info): Linux 6.13. */
const PIDFD_GET_INFO = 0xc040ff0bn;
/** Linux 6.15. */
const PIDFD_INFO_EXIT = 8n;

/** A descriptor of a process (pidfd_open(2)): as long as it is open it means this process and no other. */
export class Pidfd implements Disposable {
  readonly fd: number;

  /** Of one that is open; it is closed when this is disposed of. */
  constructor(fd: number) {
    this.fd = fd;
  }

  /** Close-on-exec; null when there is no process of this pid. Throws OsError. */
  static open(pid: number): Pidfd | null {
    const fd = Number(libc.processes.pidfd_open(BigInt(NUMBER.pidfd_open), pid, 0));
    return fd === -1 && NO_PROCESS.includes(lastErrno()) ? null : new Pidfd(unwrap("pidfd_open", fd));
  }

  /** A descriptor of ours, close-on-exec, for that of the process (pidfd_getfd(2)). Throws OsError. */
  take(fd: number): number {
    return unwrap("pidfd_getfd", Number(libc.processes.pidfd_getfd(BigInt(NUMBER.pidfd_getfd), this.fd, fd, 0)));
  }

  /** pidfd_send_signal(2); does nothing to one that has been reaped. Throws OsError. */
  signal(signal: number): void {
    const number = BigInt(NUMBER.pidfd_send_signal);
    if (libc.processes.pidfd_send_signal(number, this.fd, signal, null, 0) === 0n) return;
    const errno = lastErrno();
    if (errno !== ESRCH) throw osError("pidfd_send_signal", errno);
  }

  /** Waits until it has ended, for so many seconds at most; whether it has. */
  waitForEnd(seconds: number): boolean {
    const descriptor = encodePollfd(this.fd, POLLIN);
    return retried("poll", () => libc.files.poll(descriptor, 1n, Math.ceil(seconds * 1000))) > 0;
  }

  /** See Processes. */
  exitStatus(): number | "not_yet" | "unknown" {
    const info = new DataView(new ArrayBuffer(SIZEOF.pidfdInfo));
    info.setBigUint64(PIDFD_INFO.mask, PIDFD_INFO_EXIT, true);
    // ENOTTY: a kernel without it. ESRCH: one that forgets who is reaped
    if (libc.files.ioctl(this.fd, PIDFD_GET_INFO, info.buffer) === -1) return "unknown";
    if ((info.getBigUint64(PIDFD_INFO.mask, true) & PIDFD_INFO_EXIT) === 0n) return "not_yet";
    return info.getInt32(PIDFD_INFO.exitCode, true);
  }

  [Symbol.dispose](): void {
    libc.files.close(this.fd);
  }
}
