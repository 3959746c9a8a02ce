import { assertEquals } from "@std/assert";
import { splitWords } from "../../compat/split_words.ts";

Deno.test("splitWords() splits at blanks", () => {
  assertEquals(splitWords("  start  a b:* "), ["start", "a", "b:*"]);
  assertEquals(splitWords(""), []);
});

Deno.test("splitWords() reads double quotes as JSON and single quotes as they are", () => {
  assertEquals(splitWords(`"a b\\n" '$x "y"' ""`), ["a b\n", '$x "y"', ""]);
});
