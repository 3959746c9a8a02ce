import { assertEquals } from "@std/assert";
import { temporaryDirectory } from "../../../src/config/values/temporary_directory.ts";

Deno.test("temporaryDirectory() takes the first usable of $TMPDIR, $TEMP, $TMP, the usual ones and the working directory", () => {
  const find = (usable: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
    temporaryDirectory({ variables, cwd: "/work", isUsable: (directory) => usable.includes(directory) });
  assertEquals(find(["/tmp", "/work/t"], { TMPDIR: "t" }), "/work/t");
  assertEquals(find(["/tmp", "/b"], { TMPDIR: "/a", TEMP: "", TMP: "/b" }), "/b");
  assertEquals(find(["/tmp", "/b"], { TMPDIR: "/a" }), "/tmp");
  assertEquals(find(["/usr/tmp"]), "/usr/tmp");
  assertEquals(find([]), "/work");
});
