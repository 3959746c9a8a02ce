import { assertEquals } from "@std/assert";
import { glob } from "../../../src/config/ini/glob.ts";
import { fakeConfigEnvironment } from "../fake_config_environment.ts";

const files = ["/c/b.conf", "/c/a.conf", "/c/.h.conf", "/c/a-1.ini", "/c/[x].ini", "/c/d/a.conf", "/e/a.conf"];
const world = fakeConfigEnvironment({ files: Object.fromEntries(files.map((file) => [file, ""])) });

Deno.test("glob() finds what Python's glob finds, sorted", () => {
  const table: readonly (readonly [pattern: string, found: readonly string[]])[] = [
    ["/c/*.conf", ["/c/a.conf", "/c/b.conf"]],
    ["/c/.*.conf", ["/c/.h.conf"]],
    ["/c/?.conf", ["/c/a.conf", "/c/b.conf"]],
    ["/c/[!a]*.conf", ["/c/b.conf"]],
    ["/c/a[-_]1.ini", ["/c/a-1.ini"]],
    ["/c/[z-a].conf", []],
    ["/c/[b-z].conf", ["/c/b.conf"]],
    ["/c/[[]x].ini", ["/c/[x].ini"]],
    ["/*/a.conf", ["/c/a.conf", "/e/a.conf"]],
    ["/c/**/a.conf", ["/c/d/a.conf"]],
    ["/c/a.conf", ["/c/a.conf"]],
    ["/c/none", []],
    ["/c/", ["/c/"]],
    ["/none/*", []],
  ];
  for (const [pattern, found] of table) assertEquals(glob(pattern, world), found, pattern);
});
