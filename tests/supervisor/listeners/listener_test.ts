import { assertEquals } from "@std/assert";
import type { QueuedEvent } from "../../../src/events/pool/queued_event.ts";
import { FakeSupervisor, poolConfig } from "../fake_supervisor.ts";

const EVENT: QueuedEvent = { event: { kind: "tick", period: 5, when: 0 }, serial: 3, poolSerial: 1 };

/** The conversation with the listener of a pool, and its log. */
function conversation() {
  const fake = new FakeSupervisor([poolConfig()]).run();
  const pool = fake.supervisor.groups.get("l")?.pool;
  const listener = fake.process("l").listener;
  if (listener === null || pool === null || pool === undefined) throw new Error("Cannot find the listener");
  const say = (text: string) => listener.hear(new TextEncoder().encode(text));
  return { fake, pool, listener, say };
}

Deno.test("a listener that is READY and gets an event is BUSY until its result (LISTENER-002)", () => {
  const { listener, say } = conversation();
  say("READY\n");
  listener.sent(EVENT);
  assertEquals([listener.record.state, listener.record.event], ["BUSY", EVENT]);
  say("RESULT 2\nO");
  say("K");
  assertEquals([listener.record.state, listener.record.event], ["ACKNOWLEDGED", null]);
});

Deno.test("an event that is rejected, or whose listener ends, goes back to the front of the pool (LISTENER-010)", () => {
  for (const end of ["RESULT 4\nFAIL", null]) {
    const { listener, pool, say } = conversation();
    say("READY\n");
    listener.sent(EVENT);
    if (end === null) listener.ended();
    else say(end);
    assertEquals([pool.record.buffer.size, listener.record.event], [1, null]);
  }
});

Deno.test("the last sign of a listener is when it said something or was sent something", () => {
  const { fake, listener, say } = conversation();
  assertEquals(listener.lastSign, -Infinity);
  fake.clock.advance(3);
  say("READY\n");
  assertEquals(listener.lastSign, 3);
  fake.clock.advance(4);
  listener.sent(EVENT);
  assertEquals(listener.lastSign, 7);
});
