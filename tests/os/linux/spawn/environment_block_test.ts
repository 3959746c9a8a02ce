import { assertEquals, assertThrows } from "@std/assert";
import { environmentBlock } from "../../../../src/os/linux/spawn/environment_block.ts";
import { OsError } from "../../../../src/os/os.ts";
import { textsAt } from "../../../support/texts_at.ts";

/** What C reads there: texts until NULL. */
function textsOf(pointers: ReturnType<typeof environmentBlock>) {
  return textsAt(pointers.subarray(0, pointers.indexOf(0n)));
}

Deno.test("environmentBlock() puts what is given in the place of what is inherited, and the rest behind", () => {
  const inherited = { PATH: "/bin", HOME: "/root", LANG: "C" };
  const first = environmentBlock(inherited, { NAME: "grüß", HOME: "/srv" });
  assertEquals(textsOf(first), ["PATH=/bin", "HOME=/srv", "LANG=C", "NAME=grüß"]);
  const second = environmentBlock(inherited, { NAME: "b" });
  assertEquals(textsOf(second), ["PATH=/bin", "HOME=/root", "LANG=C", "NAME=b"]);
});

Deno.test("environmentBlock() ends with NULL, whatever there is", () => {
  assertEquals(textsOf(environmentBlock({}, {})), []);
  assertEquals(textsOf(environmentBlock({ A: "1" }, {})), ["A=1"]);
  assertEquals(textsOf(environmentBlock({ A: "1" }, { A: "2" })), ["A=2"]);
});

Deno.test("environmentBlock() refuses a NUL, where C would cut the text", () => {
  assertEquals(assertThrows(() => environmentBlock({}, { A: "a\0b" }), OsError).code, "EINVAL");
  assertEquals(assertThrows(() => environmentBlock({ A: "a\0b" }, {}), OsError).code, "EINVAL");
});
