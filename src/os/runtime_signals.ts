import { HANDLED_SIGNALS, type HandledSignal, type Signals } from "./signals.ts";

/**
 * Signals by the runtime's own listeners: for a program run from its sources, where threads exist before our first line,
 * on which nothing can be blocked.
 */
export class RuntimeSignals implements Signals, Disposable {
  readonly #waiting = new Set<HandledSignal>();
  readonly #listeners = HANDLED_SIGNALS.map(({ name }) => ({ name, callback: () => this.#tell(name) }));
  #onSignal: ((signal: HandledSignal) => void) | null = null;

  constructor() {
    for (const { name, callback } of this.#listeners) Deno.addSignalListener(name, callback);
  }

  listen(onSignal: (signal: HandledSignal) => void): Disposable {
    this.#onSignal = onSignal;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const signal of waiting) this.#tell(signal);
    return { [Symbol.dispose]: () => void (this.#onSignal = null) };
  }

  /** They take their default action again. */
  [Symbol.dispose](): void {
    for (const { name, callback } of this.#listeners) Deno.removeSignalListener(name, callback);
  }

  #tell(signal: HandledSignal): void {
    if (this.#onSignal === null) return void this.#waiting.add(signal);
    try {
      this.#onSignal(signal);
    } catch (error) {
      // Thrown on, it would be the last one that the runtime tells
      reportError(error);
    }
  }
}
