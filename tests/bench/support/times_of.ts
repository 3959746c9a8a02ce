import { pause } from "./pause.ts";

/** How often an action is taken. */
export interface RepeatOptions {
  readonly times: number;
  /** Seconds after which no further one begins; one is always taken. */
  readonly within: number;
  /** Milliseconds from one's beginning to the next one's, where it is over by then; else one follows the other. */
  readonly every?: number;
}

/** The milliseconds that an action takes, each time. */
export async function timesOf(
  action: () => Promise<unknown>,
  { times, within, every = 0 }: RepeatOptions,
): Promise<readonly number[]> {
  const begin = performance.now();
  const taken: number[] = [];
  while (taken.length < times && (taken.length === 0 || performance.now() - begin < within * 1000)) {
    const start = performance.now();
    await action();
    const time = performance.now() - start;
    taken.push(time);
    if (time < every) await pause(every - time);
  }
  return taken;
}
