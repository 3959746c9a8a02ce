import { assertEquals, assertThrows } from "@std/assert";
import { logPlaces } from "../../../src/config/values/log_places.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

Deno.test("logPlaces() leaves alone what is a file in Supervisor", () => {
  const files = ["", "a.log", "a, b.log", "/var/log/a,b", "syslog", "/dev/stdout", "a.log,syslogs", "x /dev/stdout"];
  for (const value of files) assertEquals(logPlaces(value), null, value);
});

Deno.test("logPlaces() knows files, and syslog here and elsewhere, in a list (decided for CFG-120)", () => {
  const local = { kind: "syslog", peer: null } as const;
  const peer = (transport: "udp" | "tcp", host: string, port: number) =>
    ({ kind: "syslog", peer: { transport, host, port } }) as const;
  assertEquals(logPlaces("a.log, /dev/stdout ,SYSLOG"), { files: ["a.log", "/dev/stdout"], others: [local] });
  assertEquals(logPlaces("a.log\n/dev/fd/3"), { files: ["a.log", "/dev/fd/3"], others: [] });
  assertEquals(logPlaces("syslog@udp:h"), { files: [], others: [peer("udp", "h", 514)] });
  assertEquals(logPlaces("syslog@TCP:[::1]"), { files: [], others: [peer("tcp", "::1", 601)] });
  assertEquals(logPlaces("syslog@tcp:10.0.0.1:99, syslog"), {
    files: [],
    others: [peer("tcp", "10.0.0.1", 99), local],
  });
});

Deno.test("logPlaces() refuses what is no place", () => {
  const bad = ["syslog@", "syslog@udp", "syslog@http:h:1", "syslog@udp:h:0", "syslog@udp:h:70000", "syslog@udp:h:x"];
  for (const value of [...bad, "a,,syslog", "NONE, syslog", "/dev/stdout,auto"]) {
    assertThrows(() => logPlaces(value), ValueError, "", value);
  }
});
