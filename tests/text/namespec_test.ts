import { assertEquals } from "@std/assert";
import { makeNamespec, splitNamespec } from "../../src/text/namespec.ts";

Deno.test("splitNamespec() splits at the first colon; * and nothing mean the whole group", () => {
  assertEquals(splitNamespec("g:p"), { group: "g", process: "p" });
  assertEquals(splitNamespec("p"), { group: "p", process: "p" });
  assertEquals(splitNamespec("g:*"), { group: "g", process: null });
  assertEquals(splitNamespec("g:"), { group: "g", process: null });
  assertEquals(splitNamespec("g:a:b"), { group: "g", process: "a:b" });
  assertEquals(splitNamespec(""), { group: "", process: "" });
});

Deno.test("makeNamespec() shortens equal names", () => {
  assertEquals(makeNamespec("cat", "cat"), "cat");
  assertEquals(makeNamespec("g", "cat"), "g:cat");
  assertEquals(makeNamespec("g", null), "g:None");
});
