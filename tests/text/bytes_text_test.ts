import { assertEquals } from "@std/assert";
import { bytesText } from "../../src/text/bytes_text.ts";

Deno.test("bytesText() gives a number of bytes as people read it", () => {
  const texts = [0, 1023, 1024, 2 ** 20, 12.34 * 2 ** 20, 100 * 2 ** 20, 1.5 * 2 ** 30, 2 ** 52].map(bytesText);
  assertEquals(texts, ["0", "1023", "1K", "1.0M", "12.3M", "100M", "1.5G", "4096T"]);
});
