import type { SpawnRequest } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { inheritedFds } from "../files/inherited_fds.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { SIZEOF } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";

const F_DUPFD_CLOEXEC = 1030;

/**
 * The posix_spawn_file_actions_t of one child: 0, 1, 2 ... from `stdio`, what it `keeps` and `puts`, nothing else (PROC-019), then
 * into `cwd`.
 */
export class FileActions implements Disposable {
  readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(SIZEOF.spawnFileActions);
  readonly #copies: number[] = [];

  constructor(
    { stdio, keeps = [], puts = null, cwd }: Pick<SpawnRequest, "stdio" | "keeps" | "puts"> & {
      readonly cwd: string | null;
    },
  ) {
    inheritedFds();
    libc.spawning.posix_spawn_file_actions_init(this.bytes);
    try {
      const sources = stdio.map((fd) => fd < stdio.length ? this.#copy(fd, stdio.length) : fd);
      sources.forEach((fd, target) => this.#place(fd, target));
      for (const fd of keeps) this.#place(this.#copy(fd, stdio.length), fd);
      // Last, as its number may be that of a copy
      if (puts !== null) this.#place(this.#copy(puts.fd, stdio.length), puts.as);
      if (cwd !== null) this.#enter(cwd);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    libc.spawning.posix_spawn_file_actions_destroy(this.bytes);
    for (const fd of this.#copies) libc.files.close(fd);
  }

  #place(fd: number, target: number): void {
    this.#did(
      "posix_spawn_file_actions_adddup2",
      libc.spawning.posix_spawn_file_actions_adddup2(this.bytes, fd, target),
    );
  }

  /** A source among the targets could be overwritten by an earlier dup2, or keep its close-on-exec flag. */
  #copy(fd: number, least: number): number {
    const copy = unwrap("fcntl", libc.files.fcntl(fd, F_DUPFD_CLOEXEC, least));
    this.#copies.push(copy);
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
