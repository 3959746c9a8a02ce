import { assertEquals } from "@std/assert";
import { hasWildcard, wildcard } from "../../src/text/wildcard.ts";

Deno.test("wildcard() tells which names a pattern stands for", () => {
  const cases = [
    ["web*", "web", true],
    ["web*", "web:web_0", true],
    ["web*", "awe", false],
    ["*_0", "web:web_0", true],
    ["*_0", "web:web_01", false],
    ["w?b", "web", true],
    ["w?b", "wb", false],
    ["w?b", "w\u{1f600}b", true],
    ["a.c", "abc", false],
    ["[a]+(b)$*", "[a]+(b)$x", true],
    ["a|b*", "a", false],
    ["\\d*", "\\d1", true],
    ["****", "", true],
    ["a-b*", "a-bc", true],
  ] as const;
  for (const [pattern, name, isMatch] of cases) assertEquals(wildcard(pattern)(name), isMatch, `${pattern} ${name}`);
});

Deno.test("hasWildcard() finds stars and question marks", () => {
  assertEquals(["web", "web:*", "w?b", "w.b"].map(hasWildcard), [false, true, true, false]);
});
