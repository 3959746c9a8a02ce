import { assert, assertEquals } from "@std/assert";
import { keepBytes } from "../../../src/text/bytes/keep_bytes.ts";

Deno.test("keepBytes() copies bytes of any length, and no copy changes another", () => {
  const lengths = [0, 1, 7, 8, 500, 1023, 1024, 1025, 9000];
  const kept = Array.from({ length: 100 }, (_, index) => {
    const buffer = new Uint8Array(lengths[index % lengths.length] ?? 0).fill(index);
    const copy = keepBytes(buffer);
    buffer.fill(255);
    return copy;
  });
  for (const [index, copy] of kept.entries()) {
    assertEquals(copy, new Uint8Array(lengths[index % lengths.length] ?? 0).fill(index));
    assertEquals(copy.byteOffset % 8, 0);
  }
});

Deno.test("keepBytes() keeps no more memory than 8 KiB beside what is kept", () => {
  for (const length of [1, 1024, 1025, 100_000]) {
    const copy = keepBytes(new Uint8Array(length));
    assert(copy.buffer.byteLength <= length + 8192);
  }
});
