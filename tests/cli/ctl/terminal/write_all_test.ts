import { assertEquals, assertThrows } from "@std/assert";
import { writeAll } from "../../../../cli/ctl/terminal/write_all.ts";

function writer(steps: readonly (number | Error)[]) {
  const left = [...steps];
  const written: string[] = [];
  return {
    written,
    writeSync(bytes: Uint8Array): number {
      const step = left.shift() ?? bytes.length;
      if (step instanceof Error) throw step;
      written.push(new TextDecoder().decode(bytes.subarray(0, step)));
      return step;
    },
  };
}

const BYTES = new TextEncoder().encode("hello");

Deno.test("writeAll() goes on after a short write and a full buffer", () => {
  const out = writer([2, new Deno.errors.WouldBlock("full"), 1]);
  assertEquals([writeAll(out, BYTES), out.written], [true, ["he", "l", "lo"]]);
});

Deno.test("writeAll() gives false when nobody reads", () => {
  const out = writer([2, new Deno.errors.BrokenPipe("gone")]);
  assertEquals([writeAll(out, BYTES), out.written], [false, ["he"]]);
});

Deno.test("writeAll() throws other errors", () => {
  assertThrows(() => writeAll(writer([new TypeError("odd")]), BYTES), TypeError);
});
