import { assertEquals } from "@std/assert";
import { ByteReader } from "../../src/client/byte_reader.ts";

function readerOf(parts: readonly string[]): ByteReader {
  const left = parts.map((part) => new TextEncoder().encode(part));
  return new ByteReader({
    read(buffer) {
      const part = left.shift();
      if (part !== undefined) buffer.set(part);
      return Promise.resolve(part?.length ?? null);
    },
  });
}

Deno.test("ByteReader.line() finds lines however the bytes arrive", async () => {
  const reader = readerOf(["a\r", "\nb\n\r\n", "c"]);
  assertEquals([await reader.line(), await reader.line(), await reader.line()], ["a", "b", ""]);
  assertEquals(await reader.line(), null);
});

Deno.test("ByteReader.exactly() and some() share what has arrived", async () => {
  const reader = readerOf(["abc", "def"]);
  const text = (bytes: Uint8Array | null) => bytes === null ? null : new TextDecoder().decode(bytes);
  assertEquals(text(await reader.exactly(4)), "abcd");
  assertEquals(text(await reader.some(1)), "e");
  assertEquals([text(await reader.some()), await reader.some()], ["f", null]);
});
