import type { FcgiSocketConfig } from "../../config/model/fcgi_socket_config.ts";
import { isEqual } from "../../text/is_equal.ts";
import { attempt } from "../../logs/attempt.ts";
import type { Logger } from "../../logs/logger.ts";
import { type Os, OsError } from "../../os/os.ts";
import { FcgiSocketError } from "./fcgi_socket_error.ts";

/** An fcgi socket as plain JSON: its descriptor, and the names of the processes that use it. */
export interface FcgiSocketSnapshot {
  readonly fd: number | null;
  readonly users: readonly string[];
}

/** What a socket acts on; `state` is that of another one, whose descriptor is taken over. */
export interface FcgiSocketOptions {
  readonly os: Os;
  readonly logger: Logger;
  readonly state?: FcgiSocketSnapshot | null;
}

/**
 * The listening socket that the processes of an fcgi-program share: it is open while one of them uses it (FCGI-002),
 * and closed with the last when the group goes (FCGI-009). The file of a unix socket stays (FCGI-003).
 */
export class FcgiSocket {
  readonly #config: FcgiSocketConfig;
  readonly #os: Pick<Os, "listenSocket" | "close">;
  readonly #logger: Logger;
  readonly #users: Set<string>;
  #fd: number | null;

  constructor(config: FcgiSocketConfig, { os, logger, state = null }: FcgiSocketOptions) {
    this.#config = config;
    this.#os = os;
    this.#logger = logger;
    this.#fd = state?.fd ?? null;
    this.#users = new Set(state?.users);
  }

  /** Whether it is as this configuration has it. */
  isFor(config: FcgiSocketConfig): boolean {
    return isEqual(this.#config, config);
  }

  /** The descriptor; null while nobody uses it. */
  get fd(): number | null {
    return this.#fd;
  }

  /** The descriptor for a process, which is counted once. Throws FcgiSocketError. */
  acquire(user: string): number {
    this.#fd ??= this.#open();
    this.#users.add(user);
    return this.#fd;
  }

  /** Closes the socket behind its last user. */
  release(user: string): void {
    if (this.#users.delete(user)) this.#closeUnused();
  }

  /** Opens and closes it, so that trouble shows before anything is started (FCGI-001). Throws FcgiSocketError. */
  check(): void {
    this.#fd ??= this.#open();
    this.#closeUnused();
  }

  snapshot(): FcgiSocketSnapshot {
    return { fd: this.#fd, users: [...this.#users] };
  }

  #closeUnused(): void {
    if (this.#users.size > 0 || this.#fd === null) return;
    this.#logger.log("info", `Closing socket ${this.#config.url}`);
    const fd = this.#fd;
    this.#fd = null;
    attempt(`close the socket ${this.#config.url}`, () => this.#os.close(fd), { logger: this.#logger });
  }

  #open(): number {
    this.#logger.log("info", `Creating socket ${this.#config.url}`);
    try {
      return this.#os.listenSocket(this.#config);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      throw new FcgiSocketError(this.#config, error);
    }
  }
}
