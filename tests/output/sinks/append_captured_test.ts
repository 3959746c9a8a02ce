import { assertEquals } from "@std/assert";
import { appendCaptured } from "../../../src/output/sinks/append_captured.ts";

function append(captured: string, chunk: string, maxbytes: number): string {
  const encoder = new TextEncoder();
  return new TextDecoder().decode(appendCaptured(encoder.encode(captured), encoder.encode(chunk), maxbytes));
}

Deno.test("appendCaptured() drops as much from the front as comes (LOG-023)", () => {
  assertEquals(append("", "abc", 5), "abc");
  assertEquals(append("abc", "de", 5), "abcde");
  assertEquals(append("abcde", "fg", 5), "cdefg");
  assertEquals(append("abcd", "efg", 5), "defg");
});

Deno.test("appendCaptured() keeps a single chunk whole, whatever the limit (LOG-023)", () => {
  assertEquals(append("ab", "01234567890123456789", 10), "01234567890123456789");
});
