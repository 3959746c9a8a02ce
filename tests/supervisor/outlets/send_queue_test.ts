import { assertEquals } from "@std/assert";
import { SendQueue } from "../../../src/supervisor/outlets/send_queue.ts";

const encoder = new TextEncoder();
const texts = (pieces: readonly Uint8Array[]) => pieces.map((piece) => new TextDecoder().decode(piece));

Deno.test("SendQueue goes on where a reader stopped, and begins anew for another one", () => {
  const queue = new SendQueue();
  queue.add(encoder.encode("one"), { lines: 1 });
  queue.add(encoder.encode("two"), { lines: 1 });
  const taken: string[] = [];
  const take = (data: Uint8Array, count: number) => (taken.push(...texts([data.subarray(0, count)])), count);
  let calls = 0;
  assertEquals(queue.drain((data) => calls++ === 0 ? take(data, 2) : "would_block"), false);
  assertEquals([texts(queue.rest), texts(queue.pieces)], [["e", "two"], ["one", "two"]]);
  queue.begin();
  assertEquals(queue.drain((data) => take(data, data.length)), true);
  assertEquals([taken, queue.isEmpty], [["on", "one", "two"], true]);
});

Deno.test("SendQueue has room for a MiB, and for the rest of what has begun", () => {
  const queue = new SendQueue();
  const half = new Uint8Array(1 << 19);
  assertEquals([1, 2, 3].map(() => queue.add(half, { lines: 5 })), [true, true, false]);
  assertEquals(queue.add(half, { lines: 5, isBegun: true }), true);
  assertEquals([queue.drop(), queue.clear()], [5, 10]);
  assertEquals(queue.add(half, { lines: 5 }), true);
});
