import { assertEquals, assertStringIncludes } from "@std/assert";
import { LineEditor } from "../../../../cli/ctl/editor/line_editor.ts";
import type { LineRequest } from "../../../../cli/ctl/editor/reading.ts";
import { Input } from "../../../../cli/ctl/terminal/input.ts";
import { fakeSource } from "../terminal/fake_source.ts";
import { FakeScreen } from "./fake_screen.ts";

function editor(screen = new FakeScreen()) {
  const source = fakeSource();
  const input = new Input(source);
  const lines = new LineEditor(input, screen);
  const read = (request: Partial<LineRequest> = {}) => lines.read({ prompt: "> ", ...request });
  return { source, input, screen, read };
}

Deno.test("LineEditor.read() gives the line at Enter and leaves the terminal as it was", async () => {
  const { source, screen, read } = editor();
  source.give("stat");
  source.give("us\r");
  assertEquals(await read(), { kind: "line", text: "status" });
  assertEquals([screen.rawDepth, screen.isWatched], [0, false]);
  assertStringIncludes(screen.look(), "> status");
});

Deno.test("LineEditor.read() ends at Ctrl-D, Ctrl-C and the end of input", async () => {
  const cases = [["\x04", "end"], ["\x03", "interrupt"], ["x\x03\x03", "interrupt"], [null, "end"]] as const;
  for (const [sent, kind] of cases) {
    const { source, screen, read } = editor();
    source.give(sent);
    assertEquals(await read(), { kind });
    assertEquals(screen.rawDepth, 0);
  }
});

Deno.test("LineEditor.read() leaves the terminal as it was when reading fails", async () => {
  const screen = new FakeScreen();
  const broken = new Input({ read: () => Promise.reject(new Error("gone")) });
  const result = await new LineEditor(broken, screen).read({ prompt: "> " }).catch((error) => error.message);
  assertEquals([result, screen.rawDepth, screen.isWatched], ["Cannot read stdin: gone", 0, false]);
});

Deno.test("LineEditor.read() leaves what was typed ahead to whoever reads next", async () => {
  const { source, input, read } = editor();
  source.give("fg cat\rhello\rx\r");
  assertEquals(await read(), { kind: "line", text: "fg cat" });
  assertEquals(await input.line(), "hello");
  assertEquals(await read(), { kind: "line", text: "x" });
});

Deno.test("LineEditor.read() draws each change over what was shown", async () => {
  const { source, screen, read } = editor(new FakeScreen({ columns: 6, rows: 10 }));
  source.give("abcde\x1b[Df");
  source.give("\r");
  assertEquals(await read(), { kind: "line", text: "abcdfe" });
  assertEquals(
    screen.look(),
    [
      "\r^[J> \r^[2C",
      "\r^[J> abcde\r^[1C",
      "^[1A\r^[J> abcde\r",
      "^[1A\r^[J> abcdfe\r^[1C",
      "^[1A\r^[J> abcdfe\r^[2C",
      "\r\n",
    ].join(""),
  );
});

Deno.test("LineEditor.read() draws anew when the size changes", async () => {
  const { source, screen, read } = editor();
  const line = read();
  source.give("status");
  await source.drained();
  screen.look();
  screen.resize({ columns: 5, rows: 10 });
  assertEquals(screen.look(), "^[1A\r^[J> status\r^[3C");
  source.give("\r");
  await line;
});

Deno.test("LineEditor.read() puts what was cut from an earlier line into the next", async () => {
  const { source, read } = editor();
  source.give("web\x15\r\x19!\r");
  assertEquals([await read(), await read()], [{ kind: "line", text: "" }, { kind: "line", text: "web!" }]);
});

Deno.test("LineEditor.read() completes, beeps and lists", async () => {
  const { source, screen, read } = editor();
  const complete = (line: string) => Promise.resolve(["start", "status"].filter((word) => word.startsWith(line)));
  source.give("s\t\t\t");
  source.give("tu\t\r");
  assertEquals(await read({ complete }), { kind: "line", text: "status " });
  const shown = screen.look();
  assertStringIncludes(shown, "\x07");
  assertStringIncludes(shown, "\r\nstart    status\r\n^[J> sta");
});

Deno.test("LineEditor.read() goes on while candidates take their time, and drops those that come too late", async () => {
  const { source, read } = editor();
  const late = Promise.withResolvers<readonly string[]>();
  const line = read({ complete: () => late.promise });
  source.give("s\tx");
  source.give("y");
  source.give("\r");
  assertEquals(await line, { kind: "line", text: "sxy" });
  late.resolve(["status"]);
});

Deno.test("LineEditor.read() takes late candidates for a line that was not changed meanwhile", async () => {
  const { source, screen, read } = editor();
  const late = Promise.withResolvers<readonly string[]>();
  const line = read({ complete: () => late.promise });
  source.give("ver\t");
  await source.drained();
  late.resolve(["version"]);
  await late.promise;
  source.give("\r");
  assertEquals(await line, { kind: "line", text: "version " });
  assertEquals(screen.rawDepth, 0);
});

Deno.test("LineEditor.read() stops with Ctrl-Z in cooked mode and goes on where it was", async () => {
  const { source, screen, read } = editor();
  source.give("sta\x1atus\r");
  assertEquals(await read(), { kind: "line", text: "status" });
  assertEquals([screen.suspensions, screen.rawDepth], [1, 0]);
  assertStringIncludes(screen.look(), "\r\n^[J> sta");
});

Deno.test("LineEditor.read() clears the screen for Ctrl-L", async () => {
  const { source, screen, read } = editor();
  source.give("ab\x0c\r");
  await read();
  assertStringIncludes(screen.look(), "^[H^[2J^[J> ab");
});
