import { assertEquals } from "@std/assert";
import { clip, render } from "../../../../cli/ctl/editor/render.ts";

function frame(shown: string, width: number) {
  const bar = shown.indexOf("|");
  const { rows, cursor } = render({ prompt: "> ", text: shown.replace("|", ""), cursor: bar }, width);
  return [...rows, `${cursor.row},${cursor.column}`];
}

Deno.test("render() lays out prompt and line and finds the cursor", () => {
  const cases = [
    ["|", 10, ["> ", "0,2"]],
    ["abc|", 10, ["> abc", "0,5"]],
    ["a|bc", 10, ["> abc", "0,3"]],
    ["abcdefg|", 10, ["> abcdefg", "0,9"]],
    ["abcdefgh|", 10, ["> abcdefgh", "", "1,0"]],
    ["abcdefg|h", 10, ["> abcdefgh", "0,9"]],
    ["abcdefgh|i", 10, ["> abcdefgh", "i", "1,0"]],
    ["abcdefghijklmnopqrs|t", 10, ["> abcdefgh", "ijklmnopqr", "st", "2,1"]],
  ] as const;
  for (const [shown, width, expected] of cases) assertEquals(frame(shown, width), [...expected]);
});

Deno.test("render() gives wide characters two columns, combining ones none, and splits none", () => {
  const cases = [
    ["\u8a9e|", 10, ["> \u8a9e", "0,4"]],
    ["\u8a9e\u8a9e|", 5, ["> \u8a9e", "\u8a9e", "1,2"]],
    ["\u{1f600}x|", 10, ["> \u{1f600}x", "0,5"]],
    ["e\u0301|x", 10, ["> e\u0301x", "0,3"]],
    ["\uff21|", 10, ["> \uff21", "0,4"]],
    ["a\tb|", 10, ["> a^Ib", "0,6"]],
  ] as const;
  for (const [shown, width, expected] of cases) assertEquals(frame(shown, width), [...expected]);
});

Deno.test("clip() keeps the rows around the cursor", () => {
  const rows = ["0", "1", "2", "3", "4"];
  const clipped = (row: number) => clip({ rows, cursor: { row, column: 1 } }, 3);
  assertEquals(clipped(0), { rows: ["0", "1", "2"], cursor: { row: 0, column: 1 } });
  assertEquals(clipped(1), { rows: ["1", "2", "3"], cursor: { row: 0, column: 1 } });
  assertEquals(clipped(4), { rows: ["2", "3", "4"], cursor: { row: 2, column: 1 } });
});
