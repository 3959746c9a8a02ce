import { assertEquals } from "@std/assert";
import { LineSink } from "../../../src/output/sinks/line_sink.ts";

function sink(until: string) {
  const lines: string[] = [];
  const hear = (line: string) => {
    lines.push(line);
    return line !== until;
  };
  const made = new LineSink(hear, { line: new Uint8Array(0) });
  const write = (text: string, captured = false) =>
    made.take({ kind: "text", data: new TextEncoder().encode(text), captured });
  return { lines, write, made };
}

Deno.test("LineSink gives whole lines however they come, and none once nobody wants any", () => {
  const { lines, write, made } = sink("ready");
  for (const text of ["o", "ne\n\ntw", "o\r\nrea", "dy", "\nmore\n", "x"]) write(text);
  assertEquals(lines, ["one", "", "two", "ready"]);
  assertEquals(made.line.length, 0);
});

Deno.test("LineSink gives the beginning of a long line, nothing that is captured, and any bytes", () => {
  const { lines, write, made } = sink("");
  for (let count = 0; count < 10; count++) write("x".repeat(1000));
  assertEquals(made.line.length, 8192);
  write("\n");
  write("captured\n", true);
  made.take({ kind: "text", data: Uint8Array.of(255, 10), captured: false });
  assertEquals(lines.map((line) => line.length), [8192, 1]);
});

Deno.test("LineSink goes on with the beginning of a line", () => {
  const lines: string[] = [];
  const made = new LineSink((line) => lines.push(line) > 0, { line: new TextEncoder().encode("rea") });
  made.take({ kind: "text", data: new TextEncoder().encode("dy\n"), captured: false });
  assertEquals(lines, ["ready"]);
});
