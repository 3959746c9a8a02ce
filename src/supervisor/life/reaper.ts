import { attempt } from "../../logs/attempt.ts";
import { type Exited, OsError } from "../../os/os.ts";
import { decodeWaitStatus } from "../../process/wait_status.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Host } from "../host.ts";
import { Children } from "./children.ts";

/**
 * Seconds of reaping in one go, and of rest after it: programs that end as fast as they are started must not keep
 * others waiting. Only a runtime with nothing to do looks at its sockets each time; a busy one does it now and then.
 * `again` is when a waitpid that failed is tried again, as often as the original does.
 */
const REAPING = { slice: 0.02, rest: 0.005, again: 1 } as const;

/** What it needs of the host, and who is told before the end of a child takes effect. */
interface ReaperOptions {
  readonly host: Pick<Host, "os" | "clock" | "logger" | "turns">;
  readonly onEnd: () => void;
}

/** Takes the exit status of each child that has one to tell, as soon as it has (DAEMON-027), and tells its process. */
export class Reaper implements Disposable {
  readonly children = new Children();
  readonly #host: ReaperOptions["host"];
  readonly #onEnd: () => void;
  #rests = false;
  #cancel: () => void = () => {};

  constructor({ host, onEnd }: ReaperOptions) {
    this.#host = host;
    this.#onEnd = onEnd;
  }

  reap(): void {
    if (this.#rests) return;
    const { clock, turns } = this.#host;
    const end = clock.monotonic() + REAPING.slice;
    for (const process of this.children.takeNewborn()) {
      attempt(`look at ${process.config.name}`, () => process.look(), this.#host);
    }
    for (let exited = this.#reapOne(); exited !== null; exited = this.#reapOne()) {
      const { pid, status } = exited;
      attempt(`note the end of pid ${pid}`, () => this.ended(pid, status), this.#host);
      if (clock.monotonic() < end) continue;
      this.#rests = true;
      this.#cancel = clock.at(clock.monotonic() + REAPING.rest, () => {
        this.#rests = false;
        turns.run(() => this.reap());
      });
      return;
    }
  }

  [Symbol.dispose](): void {
    this.#cancel();
  }

  /** It has ended with this raw status; null where that could not be known. */
  ended(pid: number, status: number | null): void {
    const process = this.children.take(pid);
    this.#onEnd();
    if (process !== undefined) return process.exited(status);
    // As PID 1 of a container it gets the orphans of others (DAEMON-051)
    this.#host.logger.log("info", `reaped unknown pid ${pid} (${decodeWaitStatus(status).text})`);
  }

  // DAEMON-052; no other SIGCHLD comes for a child that could not be waited for, so it is looked at again
  #reapOne(): Exited | null {
    try {
      return this.#host.os.reap();
    } catch (error) {
      const { clock, logger, turns } = this.#host;
      const why = error instanceof OsError ? error.errno : errnoText(error);
      logger.log("critical", `waitpid error ${why}; a process may not be cleaned up properly`);
      this.#cancel();
      this.#cancel = clock.at(clock.monotonic() + REAPING.again, () => turns.run(() => this.reap()));
      return null;
    }
  }
}
