import { assertEquals } from "@std/assert";
import { decodeOsText, encodeOsText } from "../../../src/text/bytes/os_text.ts";

Deno.test("decodeOsText() escapes each byte that is no part of UTF-8, as Python's surrogateescape does", () => {
  const table: readonly (readonly [bytes: readonly number[], text: string])[] = [
    [[0x70, 0xe4, 0x73], "p\udce4s"],
    [[0xc3, 0xa4, 0xe4], "ä\udce4"],
    [[0xe2, 0x82], "\udce2\udc82"],
    [[0xe2, 0x82, 0x78], "\udce2\udc82x"],
    [[0xed, 0xb3, 0xa4], "\udced\udcb3\udca4"],
    [[0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
    [[0xf0, 0x9f, 0x98, 0x80, 0xff], "😀\udcff"],
  ];
  for (const [bytes, text] of table) assertEquals(decodeOsText(Uint8Array.from(bytes)), text);
});

Deno.test("encodeOsText() gives back what decodeOsText() was given, whatever the bytes are", () => {
  for (let first = 0; first < 256; first++) {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 2 === 0 ? first : index >> 1);
    assertEquals(encodeOsText(decodeOsText(bytes)), bytes);
  }
});

Deno.test("encodeOsText() makes U+FFFD of half a pair that stands for no byte, and leaves pairs alone", () => {
  assertEquals(encodeOsText("\ud83da\udc7f"), new TextEncoder().encode("\ufffda\ufffd"));
  assertEquals(encodeOsText("😀\udce4"), Uint8Array.of(0xf0, 0x9f, 0x98, 0x80, 0xe4));
});
