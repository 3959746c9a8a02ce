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
