import { assertEquals } from "@std/assert";
import { type CaptureState, NOT_CAPTURING, splitCapture } from "../../../src/output/stages/split_capture.ts";

const BEGIN = "<!--XSUPERVISOR:BEGIN-->";
const END = "<!--XSUPERVISOR:END-->";
const decoder = new TextDecoder();

/** What `text` gives in pieces of `size` bytes: texts joined between the tokens, and what is held back at the end. */
function split(text: string, size: number): { readonly parts: readonly string[]; readonly held: string } {
  const bytes = new TextEncoder().encode(text);
  let state: CaptureState = NOT_CAPTURING;
  const parts = [""];
  for (let at = 0; at < bytes.length; at += size) {
    // One buffer for every read, as in a channel: nothing may keep it
    const read = bytes.slice(at, at + size);
    const [next, pieces] = splitCapture(state, read);
    state = next;
    for (const piece of pieces) {
      if (piece.kind === "text") parts.push(parts.pop() + decoder.decode(piece.data));
      else parts.push(`[${piece.kind}]`, "");
    }
    read.fill(0);
  }
  return { parts: parts.filter((part) => part !== ""), held: decoder.decode(state.held) };
}

Deno.test("splitCapture() gives the same whatever the split is (LOG-021, LOG-022)", () => {
  const text = `a<!--b${BEGIN}c${END}d${BEGIN}<${END}<!--XSUPERVISOR:END-->${BEGIN}${BEGIN}e`;
  for (let size = 1; size <= text.length; size++) {
    assertEquals(split(text, size), {
      parts: ["a<!--b", "[begin]", "c", "[end]", "d", "[begin]", "<", "[end]", END, "[begin]", `${BEGIN}e`],
      held: "",
    }, `in pieces of ${size}`);
  }
});

Deno.test("splitCapture() holds back only what could become a token (LOG-022)", () => {
  assertEquals(split("plain", 5), { parts: ["plain"], held: "" });
  assertEquals(split("a<!--XSUP", 9), { parts: ["a"], held: "<!--XSUP" });
  assertEquals(split("a<<!--", 6), { parts: ["a<"], held: "<!--" });
  assertEquals(split(`${BEGIN}x<!--XSUPERVISOR:E`, 100), { parts: ["[begin]", "x"], held: "<!--XSUPERVISOR:E" });
});

Deno.test("splitCapture() knows an END only behind a BEGIN", () => {
  assertEquals(split(`a${END}b`, 3), { parts: [`a${END}b`], held: "" });
});
