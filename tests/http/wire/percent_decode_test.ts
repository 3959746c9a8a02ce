import { assertEquals } from "@std/assert";
import { percentDecode } from "../../../src/http/wire/percent_decode.ts";

Deno.test("percentDecode() undoes %-encoding once", () => {
  assertEquals(percentDecode("grp%3Agrp_05/%C3%A9%2525"), "grp:grp_05/é%25");
  assertEquals(percentDecode("100%/%zz/%4"), "100%/%zz/%4");
  assertEquals(percentDecode("%ff%41+"), "\ufffdA+");
});
