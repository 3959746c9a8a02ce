import { cString } from "./c_string.ts";
import { libc } from "./libc.ts";
import type { SpawnRequest } from "./os.ts";
import { osError } from "./os_error.ts";
import { SIZEOF } from "./structs.ts";
import { unwrap } from "./unwrap.ts";

const F_SETFD = 2;
const F_DUPFD_CLOEXEC = 1030;
const FD_CLOEXEC = 1;
const STDERR = 2;

let keepsInherited = false;

/**
 * What this program opens is close-on-exec, and what it inherited is made so before its first child: closing tens of
 * thousands before each exec would take milliseconds, for which we would have to wait.
 */
function keepInherited(): void {
  if (keepsInherited) return;
  keepsInherited = true;
  for (const { name } of Deno.readDirSync("/proc/self/fd")) {
    const fd = Number(name);
    if (fd > STDERR) libc.files.fcntl(fd, F_SETFD, FD_CLOEXEC);
  }
}

/** The posix_spawn_file_actions_t of one child: 0, 1, 2 ... from `stdio`, nothing else (PROC-019), then into `cwd`. */
export class FileActions implements Disposable {
  readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(SIZEOF.spawnFileActions);
  readonly #moved: number[] = [];

  constructor({ stdio, cwd }: Pick<SpawnRequest, "stdio" | "cwd">) {
    keepInherited();
    libc.spawning.posix_spawn_file_actions_init(this.bytes);
    try {
      stdio.map((fd) => this.#outOfTheWay(fd, stdio.length)).forEach((fd, target) =>
        this.#did(
          "posix_spawn_file_actions_adddup2",
          libc.spawning.posix_spawn_file_actions_adddup2(this.bytes, fd, target),
        )
      );
      if (cwd !== null) this.#enter(cwd);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    libc.spawning.posix_spawn_file_actions_destroy(this.bytes);
    for (const fd of this.#moved) libc.files.close(fd);
  }

  /** A source among the targets could be overwritten by an earlier dup2, or keep its close-on-exec flag: copy it. */
  #outOfTheWay(fd: number, targets: number): number {
    if (fd >= targets) return fd;
    const copy = unwrap("fcntl", libc.files.fcntl(fd, F_DUPFD_CLOEXEC, targets));
    this.#moved.push(copy);
    return copy;
  }

  #enter(directory: string): void {
    const path = cString(directory);
    const chdir = libc.spawning.posix_spawn_file_actions_addchdir_np;
    if (chdir === null) throw new Error("Cannot set a child's directory: glibc 2.29 or later is needed");
    this.#did("posix_spawn_file_actions_addchdir_np", chdir(this.bytes, path));
  }

  #did(call: string, errno: number): void {
    if (errno !== 0) throw osError(call, errno);
  }
}
