import { assertEquals, assertThrows } from "@std/assert";
import { cStringArray } from "../../src/os/c_string_array.ts";
import { OsError } from "../../src/os/os.ts";
import { textsAt } from "../support/texts_at.ts";

Deno.test("cStringArray() points at each text and ends with NULL", () => {
  const { pointers, strings } = cStringArray(["sh", "", "grüß"]);
  assertEquals(textsAt(pointers.subarray(0, 3)), ["sh", "", "grüß"]);
  assertEquals(pointers[3], 0n);
  assertEquals(strings.length, 3 + 1 + 7);
});

Deno.test("cStringArray() of nothing is a NULL alone", () => {
  assertEquals([...cStringArray([]).pointers], [0n]);
});

Deno.test("cStringArray() refuses a NUL, where C would cut the text", () => {
  assertEquals(assertThrows(() => cStringArray(["a\0b"]), OsError).code, "EINVAL");
});
