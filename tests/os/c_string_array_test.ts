import { assertEquals, assertThrows } from "@std/assert";
import { cStringArray } from "../../src/os/c_string_array.ts";
import { OsError } from "../../src/os/os.ts";

Deno.test("cStringArray() points at each text and ends with NULL", () => {
  const { pointers, strings } = cStringArray(["sh", "", "grüß"]);
  const texts = [...pointers.subarray(0, 3)].map((address) => {
    const pointer = Deno.UnsafePointer.create(address);
    return pointer === null ? null : Deno.UnsafePointerView.getCString(pointer);
  });
  assertEquals(texts, ["sh", "", "grüß"]);
  assertEquals(pointers[3], 0n);
  assertEquals(strings.length, 3 + 1 + 7);
});

Deno.test("cStringArray() of nothing is a NULL alone", () => {
  assertEquals([...cStringArray([]).pointers], [0n]);
});

Deno.test("cStringArray() refuses a NUL, where C would cut the text", () => {
  assertEquals(assertThrows(() => cStringArray(["a\0b"]), OsError).code, "EINVAL");
});
