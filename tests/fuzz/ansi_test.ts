import { assertEquals } from "@std/assert";
import { type AnsiState, stripAnsi, stripAnsiEnd } from "../../src/text/bytes/strip_ansi.ts";
import { concat } from "./support/concat.ts";
import { cut } from "./support/cut.ts";
import { fuzz } from "./support/fuzz.ts";

fuzz({
  name: "ansi",
  share: 0.05,
  pieces: [
    ...[
      "\x1b",
      "\x1b[",
      "\x1b[31m",
      "\x1b[1;2H",
      "\x1b[?25l",
      "\x1b]0;t\x07",
      "[",
      "m",
      "text",
      "\n",
      "0",
      ";",
      "\x1b\x1b[m",
      "é",
      "☃",
    ],
    ...[Uint8Array.of(0xff), Uint8Array.of(0x9b), "\x1b[\x1b[31m", "H", "z", "\0", "x".repeat(2000)],
  ],
  property(input, random) {
    assertEquals(strip(cut(input, random)), expected(input));
  },
});

function strip(chunks: readonly Uint8Array[]): string {
  let state: AnsiState = "text";
  const clean: Uint8Array[] = [];
  for (const chunk of chunks) {
    const [part, next] = stripAnsi(chunk, state);
    clean.push(part.slice());
    state = next;
  }
  return latin1(concat([...clean, stripAnsiEnd(state)]));
}

/** The rule as one pattern (LOG-017); a sequence that never ends takes the rest with it. */
function expected(input: Uint8Array): string {
  // deno-lint-ignore no-control-regex -- an escape sequence begins with ESC.
  return latin1(input).replaceAll(/\x1b\[[^HfABCDRsuJKhlpm]*(?:[HfABCDRsuJKhlpm]|$)/g, "");
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
