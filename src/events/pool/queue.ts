interface Link<T> {
  readonly item: T;
  readonly next: Link<T> | null;
}

/** A queue as a value: every operation gives a new one in constant time, on average, and leaves the old one as it is. */
export interface Queue<T> {
  readonly size: number;
  /** The first items, in order. */
  readonly front: Link<T> | null;
  /** The items behind them, the last one first; empty unless `front` has an item. */
  readonly back: Link<T> | null;
}

/** A queue of these items, the first one to be taken first. */
export function queueOf<T>(...items: readonly T[]): Queue<T> {
  const empty: Queue<T> = { size: 0, front: null, back: null };
  return items.reduce<Queue<T>>(append, empty);
}

export function append<T>({ size, front, back }: Queue<T>, item: T): Queue<T> {
  if (front === null) return { size: 1, front: { item, next: null }, back: null };
  return { size: size + 1, front, back: { item, next: back } };
}

export function prepend<T>({ size, front, back }: Queue<T>, item: T): Queue<T> {
  return { size: size + 1, front: { item, next: front }, back };
}

/** The first item and the queue behind it; null for an empty queue. */
export function takeFirst<T>({ size, front, back }: Queue<T>): readonly [T, Queue<T>] | null {
  if (front === null) return null;
  if (front.next !== null) return [front.item, { size: size - 1, front: front.next, back }];
  return [front.item, { size: size - 1, front: reversed(back), back: null }];
}

/** All items in order. */
export function itemsOf<T>({ front, back }: Queue<T>): readonly T[] {
  return [...walk(front), ...walk(reversed(back))];
}

function reversed<T>(list: Link<T> | null): Link<T> | null {
  let result: Link<T> | null = null;
  for (let link = list; link !== null; link = link.next) result = { item: link.item, next: result };
  return result;
}

function* walk<T>(list: Link<T> | null): Generator<T, void> {
  for (let link = list; link !== null; link = link.next) yield link.item;
}
