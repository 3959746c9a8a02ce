import { assertEquals } from "@std/assert";
import { nearestName } from "../../src/text/nearest_name.ts";

const KNOWN = ["autostart", "autorestart", "umask", "user", "numprocs", "numprocs_start"];

Deno.test("nearestName() gives the name that is a few slips away", () => {
  const slips: Readonly<Record<string, string>> = {
    autorestrat: "autorestart",
    autostrat: "autostart",
    unmask: "umask",
    numproc: "numprocs",
    num_procs: "numprocs",
    usr: "user",
  };
  for (const [slip, name] of Object.entries(slips)) assertEquals(nearestName(slip, KNOWN), name, slip);
});

Deno.test("nearestName() gives the first of equally near ones, and a name that is exactly there", () => {
  assertEquals(nearestName("cab", ["cat", "car"]), "cat");
  assertEquals(nearestName("user", KNOWN), "user");
});

Deno.test("nearestName() gives null where none is near, as with short names", () => {
  assertEquals([nearestName("colour", KNOWN), nearestName("us", KNOWN), nearestName("", KNOWN)], [null, null, null]);
});
