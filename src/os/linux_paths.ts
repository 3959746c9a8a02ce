import { cString } from "./c_string.ts";
import { ERRNO } from "./errno.ts";
import { lastErrno } from "./last_errno.ts";
import { libc } from "./libc.ts";
import { LinuxFiles } from "./linux_files.ts";
import type { FileStatus } from "./os.ts";
import { osError } from "./os_error.ts";
import { decodeStatx, SIZEOF } from "./structs.ts";
import { unwrap } from "./unwrap.ts";

const ENOENT = 2;
const EIO = 5;
const EEXIST = 17;
const ENOTDIR = 20;
const AT_FDCWD = -100;
const STATX_BASIC_STATS = 0x7ff;
const X_OK = 1;
const O_RDWR_CREAT_EXCL_CLOEXEC = 0o2000302;
const SUFFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

/** The calls of Os that work on paths. */
export class LinuxPaths extends LinuxFiles {
  stat(path: string): FileStatus | null {
    const bytes = new Uint8Array(SIZEOF.statx);
    if (libc.files.statx(AT_FDCWD, cString(path), 0, STATX_BASIC_STATS, bytes) === 0) return decodeStatx(bytes);
    const errno = lastErrno();
    if (errno === ENOENT || errno === ENOTDIR) return null;
    throw osError("stat", errno);
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

  list(directory: string): readonly string[] {
    return translated("opendir", () => Array.from(Deno.readDirSync(directory), (entry) => entry.name));
  }

  readText(path: string): Uint8Array<ArrayBuffer> {
    return translated("open", () => Deno.readFileSync(path));
  }

  chmod(path: string, mode: number): void {
    unwrap("chmod", libc.paths.chmod(cString(path), mode));
  }

  chown(path: string, uid: number, gid: number): void {
    unwrap("chown", libc.paths.chown(cString(path), uid >>> 0, gid >>> 0));
  }
}

function randomLetters(count: number): string {
  const random = crypto.getRandomValues(new Uint32Array(count));
  return Array.from(random, (value) => SUFFIX_LETTERS[value % SUFFIX_LETTERS.length]).join("");
}

/** Runs a Deno call; its errors become OsErrors by their symbolic `code`. */
function translated<T>(call: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const found = Object.entries(ERRNO).find(([, [code]]) => code === error.code);
    throw osError(call, found === undefined ? EIO : Number(found[0]));
  }
}
