import { assert, assertEquals, assertThrows } from "@std/assert";
import { cStringArray } from "../../../../src/os/linux/libc/c_string_array.ts";
import { OsError } from "../../../../src/os/os.ts";
import { textsAt } from "../../../support/texts_at.ts";

Deno.test("cStringArray() points at each text and ends with NULL", () => {
  const pointers = cStringArray(["sh", "", "grüß"]);
  assertEquals(textsAt(pointers.subarray(0, 3)), ["sh", "", "grüß"]);
  assertEquals([...pointers.subarray(3)], [0n]);
});

Deno.test("cStringArray() of nothing is a NULL alone", () => {
  assertEquals([...cStringArray([])], [0n]);
});

Deno.test("cStringArray() points at the bytes of texts that are not UTF-8", () => {
  const pointers = cStringArray(["p\udce4s", "b"]);
  const [first = 0n, second = 0n] = pointers;
  assertEquals(second - first, 4n);
  assertEquals(textsAt(pointers.subarray(0, 2)), ["p\udce4s", "b"]);
});

Deno.test("cStringArray() lays the texts out in the buffer that it is, so that it holds what it points to", () => {
  const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`);
  const pointers = cStringArray(texts, 3);
  const start = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(pointers)));
  assertEquals(pointers.length, 104);
  for (const pointer of pointers.subarray(0, 100)) {
    assert(pointer >= start + BigInt(pointers.byteLength) && pointer < start + BigInt(pointers.buffer.byteLength));
  }
});

Deno.test("cStringArray() refuses a NUL, where C would cut the text", () => {
  assertEquals(assertThrows(() => cStringArray(["a\0b"]), OsError).code, "EINVAL");
});
