import { assertEquals } from "@std/assert";
import { append, itemsOf, prepend, type Queue, queueOf, takeFirst } from "../../../src/events/pool/queue.ts";

function drain<T>(queue: Queue<T>): readonly T[] {
  const items: T[] = [];
  for (let taken = takeFirst(queue); taken !== null; taken = takeFirst(taken[1])) items.push(taken[0]);
  return items;
}

Deno.test("takeFirst() gives items in the order in which they stand", () => {
  const queue = prepend(append(append(queueOf(2, 3), 4), 5), 1);
  assertEquals([queue.size, itemsOf(queue), drain(queue)], [5, [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]]);
  assertEquals(takeFirst(queueOf()), null);
});

Deno.test("a queue that was emptied takes items again", () => {
  const [, empty] = takeFirst(queueOf(1)) ?? [0, queueOf<number>()];
  assertEquals(empty, queueOf());
  assertEquals(drain(append(append(empty, 2), 3)), [2, 3]);
  assertEquals(drain(append(prepend(empty, 2), 3)), [2, 3]);
});

Deno.test("append(), prepend() and takeFirst() leave the old queue as it is", () => {
  const queue = queueOf(1, 2);
  append(queue, 3);
  prepend(queue, 0);
  takeFirst(queue);
  assertEquals(itemsOf(queue), [1, 2]);
});

Deno.test("a queue counts its items through any mixture of operations", () => {
  let queue = queueOf<number>();
  const model: number[] = [];
  for (let count = 0; count < 200; count++) {
    if (count % 7 < 3) [queue, model[model.length]] = [append(queue, count), count];
    else if (count % 7 === 3) [queue] = [prepend(queue, count), model.unshift(count)];
    else [queue] = [takeFirst(queue)?.[1] ?? queue, model.shift()];
    assertEquals([queue.size, itemsOf(queue)], [model.length, model]);
  }
});
