import { assertEquals, assertThrows } from "@std/assert";
import { shlexSplit } from "../../../src/text/python/shlex.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("shlexSplit() splits as a POSIX shell does", () => {
  const table: readonly (readonly [text: string, words: readonly string[]])[] = [
    ["", []],
    ["  /bin/cat  -n\tx\n", ["/bin/cat", "-n", "x"]],
    [`sh -c 'echo "a b"; $HOME'`, ["sh", "-c", 'echo "a b"; $HOME']],
    [`a"b c"d'e f'`, ["ab cde f"]],
    [`"a\\"b\\c\\\\" \\  '\\'`, ['a"b\\c\\', " ", "\\"]],
    [`'' "" x`, ["", "", "x"]],
    ["a#b #c", ["a#b", "#c"]],
    ["naïve ☃", ["naïve", "☃"]],
  ];
  for (const [text, words] of table) assertEquals(shlexSplit(text), words, text);
});

Deno.test("shlexSplit() refuses an open quote and an open escape", () => {
  assertThrows(() => shlexSplit("sh -c 'echo a"), ValueError, "No closing quotation");
  assertThrows(() => shlexSplit('a "b\\'), ValueError, "No escaped character");
  assertThrows(() => shlexSplit("a\\"), ValueError, "No escaped character");
});
