import { assertEquals } from "@std/assert";
import { ensureTool, WABT } from "../../../cli/dev/debian.ts";
import { CODE, lineCode } from "../../../src/output/format/line_code.ts";

const SOURCE = new URL("../../../src/output/format/lines.wat", import.meta.url).pathname;

Deno.test({
  name: "lineCode() is what an assembler makes of its source",
  ignore: !await ensureTool(WABT),
  fn: async () => {
    const path = await Deno.makeTempFile();
    const { success } = await new Deno.Command("wat2wasm", { args: [SOURCE, "-o", path] }).output();
    assertEquals(success, true);
    assertEquals(await Deno.readFile(path), CODE);
    await Deno.remove(path);
  },
});

Deno.test("lineCode() needs its memory to be what it is written for", () => {
  assertEquals(lineCode(19 * 65536)?.bytes.length, 19 * 65536);
});
