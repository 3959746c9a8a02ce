import { assertEquals } from "@std/assert";
import { includedPath } from "../../../cli/takeover/included_path.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

function pathFor(files: string | null, path = "/etc/s.conf"): string | null {
  const text = `[supervisord]\n${files === null ? "" : `[include]\nfiles=${files}\n`}`;
  const environment = fakeConfigEnvironment({
    files: { [path]: text },
    directories: ["/etc", "/etc/conf.d", "/etc/a", "/etc/*"],
    variables: { WHERE: "conf.d" },
  });
  return includedPath("n", { path, environment });
}

Deno.test("includedPath() is a path that [include] takes in", () => {
  assertEquals(pathFor("conf.d/*.conf"), "/etc/conf.d/n.conf");
  assertEquals(pathFor("/etc/conf.d/*"), "/etc/conf.d/n");
  assertEquals(pathFor("%(here)s/%(ENV_WHERE)s/x-*.ini"), "/etc/conf.d/x-n.ini");
  assertEquals(pathFor("a/b.conf nowhere/*.conf a/*.c?nf a/[x]* conf.d/*.conf"), "/etc/conf.d/n.conf");
});

Deno.test("includedPath() is null where no folder with a star is named", () => {
  for (const files of [null, "a/b.conf", "*/x.conf", "*/*.conf", "a/**", "nowhere/*.conf", "a/?.conf"]) {
    assertEquals(pathFor(files), null, String(files));
  }
});
