import { assertEquals } from "@std/assert";
import { calledCommand } from "../../../cli/programs/called_command.ts";
import { followLink } from "../../../cli/programs/follow_link.ts";

const LINKS: ReadonlyMap<string, string> = new Map([
  ["/usr/bin/svctl", "/usr/bin/supervisorctl"],
  ["/usr/bin/supervisorctl", "/opt/m/supervisord"],
  ["svctl-4.3.0", "svctl"],
  ["svctl", "/usr/bin/svctl"],
  ["/usr/bin/svd", "/opt/m/supervisord"],
  ["/usr/bin/monovisor", "/opt/m/monovisor-1.0"],
  ["/usr/bin/pidproxy", "/opt/m/monovisor-1.0"],
  ["loop", "loop"],
]);
type Name = "supervisord" | "supervisorctl" | "pidproxy";
const isName = (name: string): name is Name => ["supervisord", "supervisorctl", "pidproxy"].includes(name);

function called(argv0: string, self = "/opt/m/supervisord"): Name | null {
  return calledCommand(argv0, { follow: (path) => LINKS.get(path) ?? null, self }, isName);
}

Deno.test("calledCommand() gives the first known name on the way of the links (PIDPROXY-007)", () => {
  const cases = [
    ["/usr/bin/supervisorctl", "supervisorctl"],
    ["supervisorctl", "supervisorctl"],
    ["/usr/bin/svctl", "supervisorctl"],
    ["svctl-4.3.0", "supervisorctl"],
    ["/usr/bin/svd", "supervisord"],
  ] as const;
  for (const [argv0, command] of cases) assertEquals(called(argv0), command);
});

Deno.test("calledCommand() takes the file's own name where argv[0] leads nowhere, and else none", () => {
  for (const argv0 of ["my daemon", "-sh", "", "loop"]) assertEquals(called(argv0), "supervisord");
  assertEquals(called("/usr/bin/monovisor", "/opt/m/monovisor-1.0"), null);
  assertEquals(called("/usr/bin/pidproxy", "/opt/m/monovisor-1.0"), "pidproxy");
});

Deno.test("followLink() goes one step, from the link's folder", async () => {
  const directory = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${directory}/bin`);
    await Deno.symlink("../supervisorctl", `${directory}/bin/svctl`);
    await Deno.symlink("/nonexistent", `${directory}/supervisorctl`);
    assertEquals(followLink(`${directory}/bin/svctl`), `${directory}/bin/../supervisorctl`);
    assertEquals(followLink(`${directory}/bin/../supervisorctl`), "/nonexistent");
    assertEquals([followLink(directory), followLink("/nonexistent"), followLink("")], [null, null, null]);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});
