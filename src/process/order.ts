/** A group or a process, as far as its turn goes. */
interface Ranked {
  readonly config: { readonly priority: number };
}

/** Who is started first: ascending by priority=, equal ones as they stand (DAEMON-028, DAEMON-029). */
export function startOrder<T extends Ranked>(items: Iterable<T>): readonly T[] {
  return [...items].sort((a, b) => a.config.priority - b.config.priority);
}

/** Who is stopped first: the other way round (DAEMON-030). */
export function stopOrder<T extends Ranked>(items: Iterable<T>): readonly T[] {
  return startOrder(items).toReversed();
}
