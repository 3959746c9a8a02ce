import { assertEquals } from "@std/assert";
import { pythonAscii, pythonRepr } from "../../../src/text/python/python_repr.ts";

Deno.test("pythonRepr() quotes and escapes text", () => {
  const table: readonly (readonly [text: string, repr: string])[] = [
    ["foo", "'foo'"],
    ["it's", `"it's"`],
    [`it's "x"`, `'it\\'s "x"'`],
    ["a\\b\n\r\t\x00\x7f", "'a\\\\b\\n\\r\\t\\x00\\x7f'"],
    ["é ☃ 😀", "'é ☃ 😀'"],
    ["\ufeff\xa0\u2028\u{e0001}", "'\\ufeff\\xa0\\u2028\\U000e0001'"],
  ];
  for (const [text, repr] of table) assertEquals(pythonRepr(text), repr);
});

Deno.test("pythonRepr() shows bytes, lists and mappings", () => {
  assertEquals(pythonRepr(Uint8Array.of(0x61, 0x27, 0x0a, 0x80)), `b"a'\\n\\x80"`);
  assertEquals(pythonRepr(["foo", "b'r"]), `['foo', "b'r"]`);
  assertEquals(pythonRepr(new Map<string, string | number>([["a", 1], ["b", "x"]])), "{'a': 1, 'b': 'x'}");
});

Deno.test("pythonAscii() escapes all beyond ASCII", () => {
  assertEquals(pythonAscii("é ☃ 😀"), "'\\xe9 \\u2603 \\U0001f600'");
});
