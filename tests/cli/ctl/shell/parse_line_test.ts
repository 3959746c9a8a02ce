import { assertEquals } from "@std/assert";
import { parseLine } from "../../../../cli/ctl/shell/parse_line.ts";

Deno.test("parseLine() splits off the run of letters, digits and underscores", () => {
  const cases = [
    ["status", "status", ""],
    ["  start  a b \t", "start", "a b"],
    ["tail-f x", "tail", "-f x"],
    ["start;stop", "start", ";stop"],
    ["a_1 x", "a_1", "x"],
    ["?", "help", ""],
    ["?status", "help", "status"],
    ["? status", "help", "status"],
  ] as const;
  for (const [text, name, argument] of cases) {
    const parsed = parseLine(text);
    assertEquals(parsed.kind === "command" ? [parsed.name, parsed.argument] : parsed.kind, [name, argument]);
  }
});

Deno.test("parseLine() knows empty lines and lines without a name", () => {
  for (const text of ["", " \t\n"]) assertEquals(parseLine(text), { kind: "empty" });
  for (const line of ["!ls", "/x", "élan", "-x"]) assertEquals(parseLine(` ${line} `), { kind: "unknown", line });
});
