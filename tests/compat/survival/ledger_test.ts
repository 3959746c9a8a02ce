import { assertEquals } from "@std/assert";
import { readLedger } from "../../../compat/survival/ledger.ts";

Deno.test("readLedger() tells who has begun, and who has ended with how many lines and why", () => {
  assertEquals(readLedger("begun 7\nbegun 8\nended 7 12 told\nbegun 9\nended 8 0 broken\n"), {
    begun: [7, 8, 9],
    ended: new Map([[7, 12], [8, 0]]),
    broken: 1,
  });
  assertEquals(readLedger(""), { begun: [], ended: new Map(), broken: 0 });
});
