import { assertEquals } from "@std/assert";
import { NOT_CAPTURING, splitCapture } from "../../src/output/stages/split_capture.ts";
import { cut } from "./support/cut.ts";
import { fuzz } from "./support/fuzz.ts";

const BEGIN = "<!--XSUPERVISOR:BEGIN-->";
const END = "<!--XSUPERVISOR:END-->";

fuzz({
  name: "capture",
  share: 0.05,
  pieces: [
    ...[
      BEGIN,
      END,
      BEGIN.slice(0, 5),
      BEGIN.slice(5),
      END.slice(0, -1),
      "<",
      "<<",
      ">",
      "-->",
      "<!--XSUPERVISOR:",
      "<!-",
      "text",
      "\n",
    ],
    ...["\0", "é", BEGIN.slice(0, -1), "B", "EN", "D-->", Uint8Array.of(0xff), "x".repeat(3000)],
  ],
  property(input, random) {
    assertEquals(pieces(cut(input, random)), expected(input));
  },
});

/** The pieces as text, begin and end as their tokens in brackets; texts that follow each other are one. */
function pieces(chunks: readonly Uint8Array[]): string {
  let state = NOT_CAPTURING;
  let text = "";
  for (const chunk of chunks) {
    const [next, found] = splitCapture(state, chunk);
    state = next;
    for (const piece of found) text += piece.kind === "text" ? latin1(piece.data) : `[${piece.kind}]`;
  }
  return text + latin1(state.held);
}

/** The same, the plain way: a text searched from token to token. */
function expected(input: Uint8Array): string {
  let rest = latin1(input);
  let text = "";
  for (let token = BEGIN; rest.includes(token); token = token === BEGIN ? END : BEGIN) {
    const at = rest.indexOf(token);
    text += `${rest.slice(0, at)}[${token === BEGIN ? "begin" : "end"}]`;
    rest = rest.slice(at + token.length);
  }
  return text + rest;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
