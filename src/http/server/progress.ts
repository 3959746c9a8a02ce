/** `held` is an answer kept back for the image that goes on with the connection, `refused` a client that still sends. */
export type Phase = "reading" | "answering" | "streaming" | "held" | "refused" | "ended";

/** Where a connection is in serving a request, and whether it may begin one. */
export class Progress {
  #phase: Phase = "reading";
  /** Resolves when requests may be begun again. */
  #pause: PromiseWithResolvers<void> | null = null;
  /** Resolves when no request is under way. */
  #rest: PromiseWithResolvers<void> | null = null;

  get phase(): Phase {
    return this.#phase;
  }

  get isPaused(): boolean {
    return this.#pause !== null;
  }

  /** Whether no request is under way. */
  get isAtRest(): boolean {
    return this.#phase === "reading" || this.#phase === "held" || this.#phase === "ended";
  }

  /** Whether it waits for the client. */
  get isIdle(): boolean {
    return this.#phase === "reading" || this.#phase === "refused";
  }

  enter(phase: Phase): void {
    this.#phase = phase;
    if (!this.isAtRest) return;
    this.#rest?.resolve();
    this.#rest = null;
  }

  /** No request may be begun until resume(); resolves when none is under way. */
  async pause(): Promise<void> {
    this.#pause ??= Promise.withResolvers();
    if (this.isAtRest) return;
    this.#rest ??= Promise.withResolvers();
    await this.#rest.promise;
  }

  resume(): void {
    this.#pause?.resolve();
    this.#pause = null;
  }

  /** Resolves when a request may be begun. */
  async resumed(): Promise<void> {
    while (this.#pause !== null) await this.#pause.promise;
  }
}
