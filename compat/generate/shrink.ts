/** How many cases one shrinking tries at most. */
const MAX_TRIES = 150;

export interface ShrinkOptions<T> {
  /** Smaller forms of a case, the smallest first. */
  readonly smaller: (found: T) => Iterable<T>;
  /** Whether a case still shows the difference. */
  readonly fails: (candidate: T) => Promise<boolean>;
}

/** Makes a failing case smaller as long as it keeps failing: the first smaller form that fails is taken, again and again. */
export async function shrink<T>(found: T, { smaller, fails }: ShrinkOptions<T>): Promise<T> {
  let smallest = found;
  let tries = 0;
  for (let progress = true; progress;) {
    progress = false;
    for (const candidate of smaller(smallest)) {
      if (tries++ >= MAX_TRIES) return smallest;
      if (!await fails(candidate)) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

/** A list with a run of its items left out: halves first, then ever shorter runs, single items last. */
export function* withoutRuns<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let length = Math.ceil(items.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let start = 0; start < items.length; start += length) yield items.toSpliced(start, length);
  }
}
