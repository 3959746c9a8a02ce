import type { Handover } from "../handover.ts";
import type { ExecRequest, Os } from "../os.ts";
import { claimFds } from "./files/inherited_fds.ts";
import { memfd } from "./files/memfd.ts";
import { exec } from "./spawn/exec.ts";

/** Handover on Linux. */
export class LinuxHandover implements Handover {
  readonly #os: Pick<Os, "write" | "close">;

  constructor(os: Pick<Os, "write" | "close">) {
    this.#os = os;
  }

  exec(request: ExecRequest): never {
    exec(request);
  }

  memory(name: string, content: Uint8Array): number {
    const fd = memfd(name);
    try {
      for (let rest = content; rest.length > 0;) {
        const written = this.#os.write(fd, rest);
        if (written === "would_block") throw new Error("Cannot happen: memory is always ready");
        rest = rest.subarray(written);
      }
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
