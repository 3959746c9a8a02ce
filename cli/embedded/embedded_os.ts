import { LinuxOs } from "../../src/os/linux/linux.ts";
import type { Exited, SpawnRequest, SpawnResult } from "../../src/os/os.ts";

/** Linux for a supervisor within another program: children that the program has made itself are left for it to reap. */
export class EmbeddedOs extends LinuxOs {
  readonly #children = new Set<number>();

  override spawn(request: SpawnRequest): SpawnResult {
    const result = super.spawn(request);
    if (result.kind === "spawned") this.#children.add(result.pid);
    return result;
  }

  override reap(): Exited | null {
    for (const pid of this.#children) {
      const exited = super.reap(pid);
      if (exited === null) continue;
      this.#children.delete(pid);
      return exited;
    }
    return null;
  }
}
