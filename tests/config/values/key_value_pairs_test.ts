import { assertEquals, assertThrows } from "@std/assert";
import { keyValuePairs } from "../../../src/config/values/key_value_pairs.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("keyValuePairs() reads what 4.3.0 reads", () => {
  const table: readonly (readonly [text: string, pairs: Record<string, string>])[] = [
    ["", {}],
    ["A=1", { A: "1" }],
    ['A="1",B="2 3"', { A: "1", B: "2 3" }],
    ["A='a,b',\nB=c,", { A: "a,b", B: "c" }],
    ["A=1;B=2=C=3", { A: "1", B: "2", C: "3" }],
    ["A=/usr/bin:/a.b+c-(d)", { A: "/usr/bin:/a.b+c-(d)" }],
    ["A=$HOME", { A: "$" }],
    ["A=~/x", { A: "~" }],
    ["A=a#b", { A: "a" }],
    ["A=x y", { A: "x" }],
    ["A=1,A=2", { A: "2" }],
    [`A='"q"'`, { A: "q" }],
  ];
  for (const [text, pairs] of table) assertEquals(keyValuePairs(text), pairs, text);
});

Deno.test("keyValuePairs() reads escaped quotes where 4.3.0 gives up", () => {
  assertEquals(keyValuePairs('A="a\\"b",B=2'), { A: 'a"b', B: "2" });
});

Deno.test("keyValuePairs() refuses what neither version reads", () => {
  for (const text of ["A", "A=1,B", "A=1 B=2", "A=a@b", "A=a=b", "A=1,,B=2"]) {
    const error = assertThrows(() => keyValuePairs(text), ValueError);
    assertEquals(error.message, `Unexpected end of key/value pairs in value '${text}'`);
  }
  assertEquals(assertThrows(() => keyValuePairs('A="x'), ValueError).message, "No closing quotation");
});
