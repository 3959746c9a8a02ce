import { assertEquals } from "@std/assert";
import { concatBytes } from "../../../src/text/bytes/concat_bytes.ts";

Deno.test("concatBytes() joins the parts in order, into memory of their own", () => {
  const first = Uint8Array.of(1, 2);
  const whole = concatBytes(first, new Uint8Array(0), Uint8Array.of(3));
  first[0] = 9;
  assertEquals(whole, Uint8Array.of(1, 2, 3));
  assertEquals(concatBytes(), new Uint8Array(0));
});
