import { assertEquals, assertThrows } from "@std/assert";
import { lexTokens } from "../../../src/text/python/shlex_lexer.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

const plain = { posix: false, wordChars: "abc123", whitespaceSplit: false, commenters: "#" };

Deno.test("lexTokens() keeps quotes and makes tokens of other characters without POSIX", () => {
  assertEquals(lexTokens(`a=1,b="c, d"`, plain), ["a", "=", "1", ",", "b", "=", '"c, d"']);
  assertEquals(lexTokens(`a"b c`, plain), ['a"b', "c"]);
  assertEquals(lexTokens("$ab~", plain), ["$", "ab", "~"]);
  assertEquals(lexTokens(`'a\\' b`, plain), ["'a\\'", "b"]);
});

Deno.test("lexTokens() goes on with a word behind a comment without POSIX, and ends it with POSIX", () => {
  assertEquals(lexTokens("a#x\nb", plain), ["ab"]);
  assertEquals(lexTokens("a#x\nb", { ...plain, posix: true }), ["a", "b"]);
});

Deno.test("lexTokens() takes quotes and escapes away with POSIX", () => {
  assertEquals(lexTokens(`a="1"b"\\"",c=''`, { ...plain, posix: true }), ["a", "=", '1b"', ",", "c", "=", ""]);
});

Deno.test("lexTokens() refuses an open quote", () => {
  assertThrows(() => lexTokens("a='b", plain), ValueError, "No closing quotation");
});
