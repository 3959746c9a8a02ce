import { assertEquals } from "@std/assert";
import { nearestName } from "../../src/text/nearest_name.ts";

const KEYS = ["autorestart", "autostart", "command", "numprocs", "priority", "umask", "user"];

Deno.test("nearestName() finds what was most likely meant", () => {
  const cases = [
    ["autorestrat", "autorestart"],
    ["autostrt", "autostart"],
    ["numproc", "numprocs"],
    ["unmask", "umask"],
    ["usr", "user"],
    ["uer", "user"],
    ["USER", "user"],
    ["comand", "command"],
    ["ocmmand", "command"],
    ["pririoty", "priority"],
  ] as const;
  for (const [name, meant] of cases) assertEquals(nearestName(name, KEYS), meant, name);
});

Deno.test("nearestName() has none for what is like nothing", () => {
  for (const name of ["", "x", "us", "http_port", "process_name", "uuuu"]) {
    assertEquals(nearestName(name, KEYS), null, name);
  }
  assertEquals(nearestName("user", []), null);
});

Deno.test("nearestName() takes the nearest, and of those the first", () => {
  assertEquals(nearestName("web_2", ["web_10", "web_0", "web_1"]), "web_0");
  assertEquals(nearestName("stat", ["start", "stats"]), "start");
});

const KNOWN = ["autostart", "autorestart", "umask", "user", "numprocs", "numprocs_start"];

Deno.test("nearestName() of options gives the name that is a few slips away", () => {
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

Deno.test("nearestName() of options gives the first of equally near ones, and a name that is exactly there", () => {
  assertEquals(nearestName("cab", ["cat", "car"]), "cat");
  assertEquals(nearestName("user", KNOWN), "user");
});

Deno.test("nearestName() of options gives null where none is near, as with short names", () => {
  assertEquals([nearestName("colour", KNOWN), nearestName("us", KNOWN), nearestName("", KNOWN)], [null, null, null]);
});
