import { assertEquals } from "@std/assert";
import { absolutePath, dirname, joinPath, normalPath } from "../../../src/text/python/posix_path.ts";

Deno.test("dirname() is what stands before the last slash", () => {
  const table = { "": "", a: "", "a/b": "a", "/a": "/", "/": "/", "a//b": "a", "/a/b/": "/a/b", "//": "//" };
  for (const [path, expected] of Object.entries(table)) assertEquals(dirname(path), expected, path);
});

Deno.test("joinPath() lets an absolute name stand alone", () => {
  assertEquals(joinPath("/a", "b"), "/a/b");
  assertEquals(joinPath("/a/", "b"), "/a/b");
  assertEquals(joinPath("/a", "/b"), "/b");
  assertEquals(joinPath("", "b"), "b");
});

Deno.test("normalPath() resolves dots and slashes", () => {
  const table = {
    "": ".",
    "a/./b//c/": "a/b/c",
    "a/../..": "..",
    "../../a": "../../a",
    "/../a": "/a",
    "//a": "//a",
    "///a": "/a",
    "/": "/",
    "/a/..": "/",
    "a/..": ".",
  };
  for (const [path, expected] of Object.entries(table)) assertEquals(normalPath(path), expected, path);
});

Deno.test("absolutePath() starts from the working directory", () => {
  assertEquals(absolutePath("../x", "/work/a"), "/work/x");
  assertEquals(absolutePath("", "/work"), "/work");
});
