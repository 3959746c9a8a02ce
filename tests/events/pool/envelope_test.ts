import { assertEquals } from "@std/assert";
import { envelope } from "../../../src/events/pool/envelope.ts";
import { concatBytes } from "../../../src/text/bytes/concat_bytes.ts";

const SENDER = { server: "supervisor", pool: "l" };

Deno.test("envelope() is the header line and the payload behind it (EVT-003)", () => {
  const message = envelope({ event: { kind: "tick", period: 5, when: 10 }, serial: 21, poolSerial: 3 }, SENDER);
  assertEquals(
    new TextDecoder().decode(concatBytes(...message)),
    "ver:3.0 server:supervisor serial:21 pool:l poolserial:3 eventname:TICK_5 len:7\nwhen:10",
  );
});

Deno.test("envelope() is whole with output and names of any length", () => {
  for (const [pool, length] of [["l", 4096], ["l", 4097], ["p".repeat(2000), 4096]] as const) {
    const event = {
      ...{ kind: "process_communication", process: "é", group: "g", pid: 1, channel: "stdout" } as const,
      data: new Uint8Array(length).fill(120),
    };
    const message = envelope({ event, serial: 0, poolSerial: 0 }, { server: "s", pool });
    assertEquals(
      new TextDecoder().decode(concatBytes(...message)),
      `ver:3.0 server:s serial:0 pool:${pool} poolserial:0 eventname:PROCESS_COMMUNICATION_STDOUT ` +
        `len:${32 + length}\nprocessname:é groupname:g pid:1\n${"x".repeat(length)}`,
    );
  }
});

Deno.test("envelope() counts characters in len, beyond the basic plane, too (EVT-004)", () => {
  const event = { kind: "remote_communication", type: "T", data: "dé€ a:b 😀" } as const;
  const text = new TextDecoder().decode(concatBytes(...envelope({ event, serial: 0, poolSerial: 0 }, SENDER)));
  assertEquals(text.slice(text.indexOf("len:")), "len:16\ntype:T\ndé€ a:b 😀");
});
