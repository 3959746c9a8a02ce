import { assertEquals } from "@std/assert";
import { AnsiFilter } from "../../src/logs/ansi_filter.ts";

function pass(filter: AnsiFilter, text: string): string {
  return new TextDecoder().decode(filter.pass(new TextEncoder().encode(text)));
}

Deno.test("AnsiFilter strips sequences, also when reads cut them (LOG-017)", () => {
  const filter = new AnsiFilter(true);
  assertEquals([pass(filter, "a\x1b"), pass(filter, "[3"), pass(filter, "1mb\x1b")], ["a", "", "b"]);
  assertEquals(filter.end(), Uint8Array.of(0x1b));
  assertEquals(pass(filter, "[1m"), "[1m");
});

Deno.test("AnsiFilter leaves everything as it is where strip_ansi is off", () => {
  assertEquals(pass(new AnsiFilter(false), "\x1b[31m"), "\x1b[31m");
});
