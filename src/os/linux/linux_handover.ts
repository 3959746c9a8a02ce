import type { Handover } from "../handover.ts";
import type { ExecRequest, Os } from "../os.ts";
import { claimFds } from "./files/inherited_fds.ts";
import { memfd } from "./files/memfd.ts";
import type { LinuxOs } from "./linux.ts";
import { exec } from "./spawn/exec.ts";
import { writeWhole } from "../write_whole.ts";

type HandoverOs = Pick<Os, "write" | "close"> & Pick<LinuxOs, "flushSyslog">;

/** Handover on Linux. */
export class LinuxHandover implements Handover {
  readonly #os: HandoverOs;

  constructor(os: HandoverOs) {
    this.#os = os;
  }

  exec(request: ExecRequest): never {
    // The last thing that nobody else could go on with
    this.#os.flushSyslog();
    exec(request);
  }

  memory(name: string, content: Uint8Array): number {
    const fd = memfd(name);
    try {
      writeWhole(this.#os, fd, content);
      return fd;
    } catch (error) {
      this.#os.close(fd);
      throw error;
    }
  }

  claim(fds: readonly number[]): void {
    claimFds(fds);
  }
}
