import { assertEquals, assertThrows } from "@std/assert";
import { byteSize } from "../../../src/text/python/byte_size.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("byteSize() knows KB, MB and GB in any case", () => {
  const table = { "0": 0, "1024": 1024, "1KB": 1024, "50MB": 52428800, "2gb": 2147483648, "1 mB": 1048576, "-1": -1 };
  for (const [text, bytes] of Object.entries(table)) assertEquals(byteSize(text), bytes, text);
});

Deno.test("byteSize() refuses other suffixes and fractions", () => {
  const table = { "1M": "'1m'", "1TB": "'1tb'", "1.5MB": "'1.5'", "5xb": "'5xb'", "": "''", "KB": "''" };
  for (const [text, shown] of Object.entries(table)) {
    const error = assertThrows(() => byteSize(text), ValueError);
    assertEquals(error.message, `invalid literal for int() with base 10: ${shown}`);
  }
});
