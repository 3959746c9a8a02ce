import { assertEquals, assertThrows } from "@std/assert";
import { decodeUtf8 } from "../../../src/text/bytes/utf8.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("decodeUtf8() decodes, and skips a byte order mark", () => {
  assertEquals(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9)), "aé");
});

Deno.test("decodeUtf8() names the first fault as Python does", () => {
  const table: readonly (readonly [bytes: readonly number[], message: string])[] = [
    [[0x61, 0xff], "can't decode byte 0xff in position 1: invalid start byte"],
    [[0xc3, 0x28], "can't decode byte 0xc3 in position 0: invalid continuation byte"],
    [[0xe2, 0x82, 0x78], "can't decode bytes in position 0-1: invalid continuation byte"],
    [[0x61, 0xe2, 0x82], "can't decode bytes in position 0-1: unexpected end of data"],
    [[0xed, 0xa0, 0x80], "can't decode byte 0xed in position 0: invalid continuation byte"],
    [[...new Array<number>(9000).fill(0x78), 0xff], "can't decode byte 0xff in position 808: invalid start byte"],
  ];
  for (const [bytes, message] of table) {
    const error = assertThrows(() => decodeUtf8(Uint8Array.from(bytes)), ValueError);
    assertEquals(error.message, `'utf-8' codec ${message}`);
  }
});
