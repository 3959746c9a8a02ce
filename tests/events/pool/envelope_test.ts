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

Deno.test("envelope() counts characters in len, beyond the basic plane, too (EVT-004)", () => {
  const event = { kind: "remote_communication", type: "T", data: "dé€ a:b 😀" } as const;
  const text = new TextDecoder().decode(concatBytes(...envelope({ event, serial: 0, poolSerial: 0 }, SENDER)));
  assertEquals(text.slice(text.indexOf("len:")), "len:16\ntype:T\ndé€ a:b 😀");
});
