import { assertEquals } from "@std/assert";
import { type AnsiState, stripAnsi, stripAnsiEnd } from "../../../src/text/bytes/strip_ansi.ts";

function strip(chunks: readonly string[]): string {
  let state: AnsiState = "text";
  let result = "";
  for (const chunk of chunks) {
    const [clean, next] = stripAnsi(new TextEncoder().encode(chunk), state);
    state = next;
    result += new TextDecoder().decode(clean);
  }
  return result + new TextDecoder().decode(stripAnsiEnd(state));
}

const TABLE: readonly (readonly [text: string, clean: string])[] = [
  ["plain", "plain"],
  ["\x1b[1;31mred\x1b[0m!", "red!"],
  ["a\x1b[2Jb\x1b[Kc\x1b[12;4Hd", "abcd"],
  ["\x1b]0;title\x07x", "\x1b]0;title\x07x"],
  ["\x1b\x1b[mx", "\x1bx"],
  ["a\x1b[not ended", "a"],
  ["\x1b[qqm|", "|"],
  ["lone \x1b", "lone \x1b"],
];

Deno.test("stripAnsi() removes CSI sequences up to a known final letter, and leaves other escapes", () => {
  for (const [text, clean] of TABLE) assertEquals(strip([text]), clean, JSON.stringify(text));
});

Deno.test("stripAnsi() gives the same wherever the stream is cut", () => {
  for (const [text] of TABLE) {
    const whole = strip([text]);
    for (let at = 0; at <= text.length; at++) assertEquals(strip([text.slice(0, at), text.slice(at)]), whole);
    assertEquals(strip([...text]), whole);
  }
});

Deno.test("stripAnsi() hands a chunk without escapes back as it is", () => {
  const chunk = new TextEncoder().encode("no escapes");
  assertEquals(stripAnsi(chunk, "text")[0] === chunk, true);
});
