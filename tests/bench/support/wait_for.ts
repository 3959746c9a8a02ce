import { pause } from "./pause.ts";

/** What is waited for, as an error names it, how long at most, and how often to look. */
export interface WaitOptions {
  readonly what: () => string;
  /** Seconds. */
  readonly within: number;
  /** Milliseconds between two looks, which is how exact a time measured by this is. */
  readonly every?: number;
}

/** Looks until there is something, and gives it. Throws an Error after the time given. */
export async function waitFor<T>(
  look: () => T | undefined | Promise<T | undefined>,
  { what, within, every = 5 }: WaitOptions,
): Promise<T> {
  const deadline = performance.now() + within * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${within} s for ${what()}`);
    await pause(every);
  }
}
