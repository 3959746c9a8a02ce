import { assertEquals } from "@std/assert";
import { isAscii } from "../../../src/text/bytes/is_ascii.ts";

Deno.test("isAscii() finds a high byte at any place of any alignment", () => {
  for (let start = 0; start < 5; start++) {
    for (let length = 0; length < 12; length++) {
      const bytes = new Uint8Array(20).fill(0x7f).subarray(start, start + length);
      assertEquals(isAscii(bytes), true);
      for (let at = 0; at < length; at++) {
        bytes[at] = 0x80;
        assertEquals(isAscii(bytes), false, `${start} ${length} ${at}`);
        bytes[at] = 0x7f;
      }
    }
  }
});

Deno.test("isAscii() looks at the bytes alone, not at those around them", () => {
  assertEquals(isAscii(Uint8Array.of(0xff, 1, 2, 3, 4, 0xff).subarray(1, 5)), true);
  assertEquals(isAscii(Uint8Array.of(1, 2, 3, 4, 5, 0xff).subarray(0, 5)), true);
});
