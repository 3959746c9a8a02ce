import { median } from "./median.ts";

/** How often an action is taken. */
export interface RepeatOptions {
  readonly times: number;
  /** Seconds after which no further one begins; one is always taken. */
  readonly within: number;
}

/** The median of the milliseconds that an action takes. */
export async function timeOf(action: () => Promise<unknown>, { times, within }: RepeatOptions): Promise<number> {
  const begin = performance.now();
  const taken: number[] = [];
  while (taken.length < times && (taken.length === 0 || performance.now() - begin < within * 1000)) {
    const start = performance.now();
    await action();
    taken.push(performance.now() - start);
  }
  return median(taken);
}
