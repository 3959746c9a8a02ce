import { assertEquals } from "@std/assert";
import { indentation, isPythonSpace, pythonSplit, pythonStrip } from "../../../src/text/python/python_space.ts";

Deno.test("isPythonSpace() knows Python's white space", () => {
  assertEquals([" ", "\t", "\n", "\x0b", "\x1c", "\x85", "\xa0", "\u3000"].every(isPythonSpace), true);
  assertEquals(["a", "\ufeff", "\u200b", "\0"].some(isPythonSpace), false);
});

Deno.test("pythonStrip() and pythonSplit() cut at it", () => {
  assertEquals(pythonStrip(" \x1fa b\u2003\n"), "a b");
  assertEquals(pythonStrip("   "), "");
  assertEquals(pythonSplit(" a\t b\nc\x1fd "), ["a", "b", "c", "d"]);
  assertEquals(pythonSplit("  "), []);
});

Deno.test("indentation() counts leading white space", () => {
  assertEquals(["a", "  a", "\t\ta", ""].map(indentation), [0, 2, 2, 0]);
});
