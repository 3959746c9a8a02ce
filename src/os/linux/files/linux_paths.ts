import { concatBytes } from "../../../text/bytes/concat_bytes.ts";
import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { FileStatus } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { EEXIST, ENOENT, ENOTDIR } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { decodeDirents, decodeStatx, SIZEOF, SYSCALL } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { LinuxFiles } from "./linux_files.ts";

const AT_FDCWD = -100;
const AT_SYMLINK_NOFOLLOW = 0x100;
const STATX_BASIC_STATS = 0x7ff;
const X_OK = 1;
/** O_NONBLOCK, for a fifo would keep us waiting. */
const O_NONBLOCK_CLOEXEC = 0o2004000;
const O_RDWR_CREAT_EXCL_CLOEXEC = 0o2000302;
/** Bytes read at once. */
const PART = 65536;
const PART_LENGTH = BigInt(PART);
const SUFFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

/** The calls of Os that work on paths. */
export class LinuxPaths extends LinuxFiles {
  stat(path: string): FileStatus | null {
    return status("stat", path, 0);
  }

  lstat(path: string): FileStatus | null {
    return status("lstat", path, AT_SYMLINK_NOFOLLOW);
  }

  isExecutable(path: string): boolean {
    return libc.files.access(cString(path), X_OK) === 0;
  }

  rename(from: string, to: string): void {
    unwrap("rename", libc.paths.rename(cString(from), cString(to)));
  }

  remove(path: string): void {
    unwrap("unlink", libc.paths.unlink(cString(path)));
  }

  link(from: string, to: string): void {
    unwrap("link", libc.paths.link(cString(from), cString(to)));
  }

  makeTemporary(directory: string, prefix: string, suffix: string): string {
    for (;;) {
      const path = `${directory}/${prefix}${randomLetters(8)}${suffix}`;
      const fd = libc.files.open(cString(path), O_RDWR_CREAT_EXCL_CLOEXEC, 0o600);
      if (fd === -1 && lastErrno() === EEXIST) continue;
      this.close(unwrap("open", fd));
      return path;
    }
  }

  makeTemporaryDirectory(directory: string, prefix: string): string {
    for (;;) {
      const path = `${directory}/${prefix}${randomLetters(8)}`;
      const status = libc.paths.mkdir(cString(path), 0o700);
      if (status === -1 && lastErrno() === EEXIST) continue;
      unwrap("mkdir", status);
      return path;
    }
  }

  removeDirectory(path: string): void {
    unwrap("rmdir", libc.paths.rmdir(cString(path)));
  }

  list(directory: string): readonly string[] {
    const fd = unwrap("opendir", libc.files.open(cString(directory), O_NONBLOCK_CLOEXEC, 0));
    try {
      return namesIn(fd);
    } finally {
      this.close(fd);
    }
  }

  readBytes(path: string): Uint8Array<ArrayBuffer> {
    const fd = this.open(path, "read");
    try {
      return this.#readAll(fd);
    } finally {
      this.close(fd);
    }
  }

  // What its size says is no limit: files below /proc have none
  #readAll(fd: number): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = new Uint8Array(PART);
      const count = this.read(fd, part);
      if (count === "eof") return concatBytes(...parts);
      if (count === "would_block") throw osError("read", "EAGAIN");
      parts.push(part.subarray(0, count));
    }
  }

  chmod(path: string, mode: number): void {
    unwrap("chmod", libc.paths.chmod(cString(path), mode));
  }

  chown(path: string, uid: number, gid: number): void {
    unwrap("chown", libc.paths.chown(cString(path), uid >>> 0, gid >>> 0));
  }
}

function status(call: string, path: string, flags: number): FileStatus | null {
  const bytes = new Uint8Array(SIZEOF.statx);
  if (libc.files.statx(AT_FDCWD, cString(path), flags, STATX_BASIC_STATS, bytes) === 0) return decodeStatx(bytes);
  const errno = lastErrno();
  if (errno === ENOENT || errno === ENOTDIR) return null;
  throw osError(call, errno);
}

function randomLetters(count: number): string {
  const random = crypto.getRandomValues(new Uint32Array(count));
  return Array.from(random, (value) => SUFFIX_LETTERS[value % SUFFIX_LETTERS.length]).join("");
}

/** The names of an open directory, in its order, but for itself and its parent. */
function namesIn(fd: number): readonly string[] {
  const names: string[] = [];
  const buffer = new Uint8Array(PART);
  for (;;) {
    const length = Number(libc.paths.getdents64(BigInt(SYSCALL[Deno.build.arch].getdents64), fd, buffer, PART_LENGTH));
    if (length === 0) return names.filter((name) => name !== "." && name !== "..");
    names.push(...decodeDirents(buffer.subarray(0, unwrap("readdir", length))).map(decodeOsText));
  }
}
