import type { Keeper, KeeperResult, Keepers } from "../../keeper.ts";
import type { ProcessIdentity } from "../../processes.ts";
import { LinuxProcesses } from "../processes/linux_processes.ts";
import { Pidfd } from "../processes/pidfd.ts";
import { HeldKeeper } from "./held_keeper.ts";
import { makeKeeper } from "./make_keeper.ts";

/** As the code of a keeper names itself. */
const NAME = "monovisor-keep";

/** Keepers on Linux 5.6 and later. */
export class LinuxKeepers implements Keepers {
  readonly #processes = new LinuxProcesses();

  make(): KeeperResult {
    return makeKeeper();
  }

  find(identity: ProcessIdentity): Keeper | null {
    const fd = this.#processes.open(identity);
    if (fd === null) return null;
    const pidfd = new Pidfd(fd);
    if (this.#processes.stat(identity.pid)?.comm === NAME && this.#processes.isAlive(identity)) {
      return new HeldKeeper(identity, pidfd);
    }
    pidfd[Symbol.dispose]();
    return null;
  }
}
