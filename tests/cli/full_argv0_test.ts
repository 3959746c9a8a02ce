import { assertEquals } from "@std/assert";
import { findPrograms } from "../../cli/find_programs.ts";
import { fullArgv0 } from "../../cli/full_argv0.ts";

const FILES: ReadonlyMap<string, string> = new Map([
  ["/usr/bin/supervisorctl", "/usr/lib/python/supervisorctl"],
  ["/opt/m/bin/supervisorctl", "/opt/m/supervisord"],
  ["/opt/other/bin/supervisorctl", "/opt/m/supervisord"],
  ["./supervisorctl", "/opt/m/supervisord"],
]);

function finder(path: string) {
  return { path, resolve: (file: string) => FILES.get(file) ?? null, self: "/opt/m/supervisord" };
}

Deno.test("fullArgv0() gives a bare name the path of the first that is this program in PATH", () => {
  const cases = [
    ["supervisorctl", "/usr/bin:/opt/m/bin:/opt/other/bin", "/opt/m/bin/supervisorctl"],
    ["supervisorctl", "/usr/bin:/nonexistent", "supervisorctl"],
    ["supervisorctl", "", "./supervisorctl"],
    ["supervisorctl", ":/opt/m/bin", "./supervisorctl"],
    ["bin/supervisorctl", "/opt/m/bin", "bin/supervisorctl"],
    ["./supervisorctl", "/opt/m/bin", "./supervisorctl"],
  ] as const;
  for (const [argv0, path, full] of cases) assertEquals(fullArgv0(argv0, finder(path)), full);
});

Deno.test("findPrograms() resolves links to executables, and nothing else", async () => {
  const directory = await Deno.makeTempDir();
  try {
    await Deno.symlink(Deno.execPath(), `${directory}/supervisorctl`);
    await Deno.writeTextFile(`${directory}/data`, "", { mode: 0o644 });
    const { resolve, self } = findPrograms();
    assertEquals(resolve(`${directory}/supervisorctl`), self);
    assertEquals([resolve(`${directory}/data`), resolve(directory), resolve(`${directory}/none`)], [null, null, null]);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});
