import { assertEquals } from "@std/assert";
import { Input } from "../../../../cli/ctl/terminal/input.ts";
import { fakeSource } from "./fake_source.ts";

function inputOf(...parts: readonly (string | null)[]): Input {
  const from = fakeSource();
  for (const part of parts) from.give(part);
  return new Input(from);
}

Deno.test("Input.line() decodes UTF-8 and takes a last line without an end", async () => {
  const input = inputOf("h\u00e9\r", "\n\nla", "st", null, null);
  assertEquals([await input.line(), await input.line(), await input.line()], ["h\u00e9", "", "last"]);
  assertEquals(await input.line(), null);
});

Deno.test("Input.line() leaves a line that nobody waits for any more to the next one who asks", async () => {
  const from = fakeSource();
  const input = new Input(from);
  const leaving = new AbortController();
  const first = input.line(leaving.signal);
  leaving.abort();
  assertEquals(await first, null);
  const second = input.line();
  from.give("late\n");
  assertEquals(await second, "late");
  assertEquals(await input.line(leaving.signal), null);
});

Deno.test("Input.more() gives what one read brings to all who wait", async () => {
  const from = fakeSource();
  const input = new Input(from);
  const both = Promise.all([input.more(), input.more()]);
  from.give("ab");
  assertEquals(await both, [true, true]);
  assertEquals(new TextDecoder().decode(input.take(1)), "a");
  assertEquals(new TextDecoder().decode(input.pending), "b");
});

Deno.test("Input.cook() turns what Enter sent in raw mode into line ends", async () => {
  const input = inputOf("a\rb\r");
  await input.more();
  input.cook();
  assertEquals([await input.line(), await input.line()], ["a", "b"]);
});
