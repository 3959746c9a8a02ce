import { assertEquals } from "@std/assert";
import { visible } from "../../src/text/visible.ts";

Deno.test("visible() shows control characters and leaves the rest", () => {
  assertEquals(visible("a\n\x1b[31m\x7f\0é\\"), "a\\x0a\\x1b[31m\\x7f\\x00é\\");
});
