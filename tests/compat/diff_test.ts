import { assertEquals } from "@std/assert";
import { diff } from "../../compat/diff.ts";

Deno.test("diff() says nothing about equal texts", () => {
  assertEquals(diff("a\nb", "a\nb"), "");
});

Deno.test("diff() shows what is expected before what came instead", () => {
  assertEquals(diff("a\nb\nc", "a\nx\nc"), "     a\n    -b\n    +x\n     c");
});

Deno.test("diff() leaves out lines far from any change", () => {
  const shown = diff("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8\nnine");
  assertEquals(shown, "     6\n     7\n     8\n    -9\n    +nine");
});
