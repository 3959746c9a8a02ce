import type { FileStatus, OpenMode } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { EAGAIN, EINTR } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { decodeStatx, encodePollfd, SIZEOF } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { retried } from "../libc/retried.ts";

const O_CLOEXEC = 0o2000000;
const O_NONBLOCK = 0o4000;
const O_APPEND = 0o2000;
const OPEN_FLAGS = {
  read: O_CLOEXEC,
  probe: O_CLOEXEC | O_NONBLOCK,
  write: O_CLOEXEC | 0o1 | 0o100 | 0o1000, // O_WRONLY | O_CREAT | O_TRUNC
  append: O_CLOEXEC | 0o1 | 0o100 | O_APPEND, // O_WRONLY | O_CREAT
  create: O_CLOEXEC | 0o1 | 0o100 | 0o200 | O_APPEND, // O_WRONLY | O_CREAT | O_EXCL
  offer: O_CLOEXEC | 0o1 | 0o100 | O_APPEND | O_NONBLOCK, // O_WRONLY | O_CREAT
  fifo: O_CLOEXEC | 0o2 | O_APPEND | O_NONBLOCK, // O_RDWR
} as const satisfies Record<OpenMode, number>;
const STDERR = 2;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const F_GETFL = 3;
const F_SETFL = 4;
const F_DUPFD_CLOEXEC = 1030;
const F_SETPIPE_SZ = 1031;
/** A plain user has 64 MiB for all pipes; beyond that each new one gets two pages (pipe(7)). */
const WIDE_PIPE = { root: 1048576, others: 262144 } as const;
const POLLOUT = 4;
const NO_TIMEOUT = -1;
const SEEK_CUR = 1;
const SEEK_END = 2;
const AT_EMPTY_PATH = 0x1000;
const STATX_BASIC_STATS = 0x7ff;
const EMPTY_PATH = cString("");

/** The calls of Os that work on descriptors: bare system calls, so that an fd is a plain number. */
export class LinuxFiles {
  pipe(): { readonly read: number; readonly write: number } {
    const fds = new Int32Array(2);
    unwrap("pipe2", libc.files.pipe2(fds, O_CLOEXEC));
    return { read: fds[0] ?? -1, write: fds[1] ?? -1 };
  }

  // Best effort: less room only costs speed
  widenPipe(fd: number): void {
    const isRoot = libc.processes.getuid() === 0;
    libc.files.fcntl(fd, F_SETPIPE_SZ, isRoot ? WIDE_PIPE.root : WIDE_PIPE.others);
  }

  setNonblocking(fd: number): void {
    const flags = unwrap("fcntl", libc.files.fcntl(fd, F_GETFL, 0));
    unwrap("fcntl", libc.files.fcntl(fd, F_SETFL, flags | O_NONBLOCK));
  }

  read(fd: number, buffer: Uint8Array<ArrayBuffer>): number | "would_block" | "eof" {
    const count = libc.files.read(fd, buffer, BigInt(buffer.length));
    if (count > 0) return count;
    if (count === 0) return "eof";
    const errno = lastErrno();
    if (errno === EAGAIN) return "would_block";
    if (errno === EINTR) return this.read(fd, buffer);
    throw osError("read", errno);
  }

  write(fd: number, data: Uint8Array<ArrayBuffer>): number | "would_block" {
    const count = libc.files.write(fd, data, BigInt(data.length));
    if (count >= 0) return count;
    const errno = lastErrno();
    if (errno === EAGAIN) return "would_block";
    if (errno === EINTR) return this.write(fd, data);
    throw osError("write", errno);
  }

  waitWritable(fd: number, seconds = Infinity): boolean {
    const descriptor = encodePollfd(fd, POLLOUT);
    const timeout = seconds === Infinity ? NO_TIMEOUT : Math.ceil(seconds * 1000);
    const count = libc.files.poll(descriptor, 1n, timeout);
    if (count !== -1) return count > 0;
    const errno = lastErrno();
    if (errno !== EINTR) throw osError("poll", errno);
    return this.waitWritable(fd, seconds);
  }

  close(fd: number): void {
    unwrap("close", libc.files.close(fd));
  }

  dup2(from: number, to: number): void {
    unwrap("dup2", libc.files.dup2(from, to));
    if (to > STDERR) libc.files.fcntl(to, F_SETFD, FD_CLOEXEC);
  }

  duplicate(fd: number): number {
    return unwrap("fcntl", libc.files.fcntl(fd, F_DUPFD_CLOEXEC, STDERR + 1));
  }

  setAppending(fd: number): void {
    const flags = libc.files.fcntl(fd, F_GETFL, 0);
    if (flags !== -1) libc.files.fcntl(fd, F_SETFL, flags | O_APPEND);
  }

  open(path: string, how: OpenMode, mode = 0o666): number {
    const name = cString(path);
    return retried("open", () => libc.files.open(name, OPEN_FLAGS[how], mode));
  }

  readAt(fd: number, offset: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const rest = bytes.subarray(filled);
      const from = BigInt(offset + filled);
      const count = retried("pread", () => libc.files.pread(fd, rest, BigInt(rest.length), from));
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  }

  position(fd: number): number {
    return this.#seek(fd, SEEK_CUR);
  }

  seekEnd(fd: number): number {
    return this.#seek(fd, SEEK_END);
  }

  #seek(fd: number, whence: number): number {
    return unwrap("lseek", Number(libc.files.lseek(fd, 0n, whence)));
  }

  truncate(fd: number, size = 0): void {
    retried("ftruncate", () => libc.files.ftruncate(fd, BigInt(size)));
  }

  chmodFd(fd: number, mode: number): void {
    unwrap("fchmod", libc.files.fchmod(fd, mode));
  }

  chownFd(fd: number, uid: number, gid: number): void {
    unwrap("fchown", libc.files.fchown(fd, uid >>> 0, gid >>> 0));
  }

  async flush(fd: number): Promise<void> {
    if (await libc.files.fsync_aside(fd) !== 0) throw osError("fsync", "EIO");
  }

  statFd(fd: number): FileStatus {
    const bytes = new Uint8Array(SIZEOF.statx);
    unwrap("fstat", libc.files.statx(fd, EMPTY_PATH, AT_EMPTY_PATH, STATX_BASIC_STATS, bytes));
    return decodeStatx(bytes);
  }
}
