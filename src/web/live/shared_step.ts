interface Step {
  readonly done: Promise<void>;
  readonly left: AbortController;
  waiting: number;
}

/** Work that is done once for all who wait for it; its signal aborts when nobody does any more. */
export class SharedStep {
  readonly #work: (left: AbortSignal) => Promise<void>;
  #current: Step | null = null;

  constructor(work: (left: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  /** Waits until it is done, or for the signal. The first who does begins it. */
  join(gone: AbortSignal): Promise<void> {
    if (gone.aborted) return Promise.resolve();
    const step = this.#current ??= this.#begin();
    step.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        step.waiting -= 1;
        if (step.waiting === 0) this.#abandon(step);
        resolve();
      };
      gone.addEventListener("abort", leave, { once: true });
      step.done.then(resolve, reject).finally(() => gone.removeEventListener("abort", leave));
    });
  }

  #begin(): Step {
    const left = new AbortController();
    const step = { done: this.#work(left.signal).finally(() => this.#forget(step)), left, waiting: 0 };
    return step;
  }

  #abandon(step: Step): void {
    step.left.abort();
    this.#forget(step);
  }

  // Another may have begun since it was abandoned
  #forget(step: Step): void {
    if (this.#current === step) this.#current = null;
  }
}
