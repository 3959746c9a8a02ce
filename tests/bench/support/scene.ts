import type { Subject } from "./figure.ts";

/** How what is shared comes to be, and how it ends. */
export interface SceneOptions<T> {
  readonly open: (subject: Subject) => Promise<T>;
  readonly close?: (value: T) => Promise<void>;
}

/** Something costly that several figures are measured on, such as a daemon with a thousand programs. */
export class Scene<T> {
  readonly #options: SceneOptions<T>;
  #opened: Promise<T> | null = null;

  constructor(options: SceneOptions<T>) {
    this.#options = options;
  }

  /** What is open, opened for this subject by the first who asks; rejects again for everybody when that failed. */
  of(subject: Subject): Promise<T> {
    this.#opened ??= this.#options.open(subject);
    return this.#opened;
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    // What could not be opened has been told to those who asked for it
    const value = await opened?.then((value) => ({ value }), () => null);
    if (value) await this.#options.close?.(value.value);
  }
}
