import { assertEquals } from "@std/assert";
import { eventName } from "../../../src/events/event_name.ts";
import { EMPTY_POOL } from "../../../src/events/pool/pool.ts";
import { itemsOf } from "../../../src/events/pool/queue.ts";
import { payloadText } from "../../support/payload_text.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../fake_supervisor.ts";

function pool(...events: readonly string[]) {
  return poolConfig({ events, processes: [], bufferSize: 1000 });
}

function ticks(fake: FakeSupervisor): readonly string[] {
  const buffer = fake.supervisor.groups.get("l")?.pool?.record.buffer ?? EMPTY_POOL.buffer;
  return itemsOf(buffer).map(({ event }) => `${eventName(event)} ${payloadText(event)}`);
}

Deno.test("Ticks sets no timer while nobody subscribed to a tick", () => {
  const fake = new FakeSupervisor([pool("PROCESS_STATE", "REMOTE_COMMUNICATION"), groupConfig()]).run();
  fake.clock.advance(0);
  assertEquals(fake.clock.pending(), []);
});

Deno.test("Ticks tells each slice as it begins, the one at the start not (EVT-016, EVT-017)", () => {
  // The fake wall clock starts at 1700000000, which 5 divides and 60 does not
  const fake = new FakeSupervisor([pool("TICK_5", "TICK_60")]).run();
  fake.clock.advance(41);
  assertEquals(ticks(fake), [
    ...[5, 10, 15, 20, 25, 30, 35, 40].map((after) => `TICK_5 when:${1_700_000_000 + after}`),
    "TICK_60 when:1700000040",
  ]);
});

Deno.test("Ticks tells all periods for the abstract type", () => {
  const fake = new FakeSupervisor([pool("TICK")]).run();
  fake.clock.advance(3600);
  assertEquals(ticks(fake).filter((tick) => tick.startsWith("TICK_3600")), ["TICK_3600 when:1700002800"]);
});

Deno.test("Ticks makes up for no slice when the wall clock is set (EVT-017)", () => {
  const fake = new FakeSupervisor([pool("TICK_5")]).run();
  fake.clock.setWall(1_700_001_002);
  fake.clock.advance(5);
  assertEquals(ticks(fake), ["TICK_5 when:1700001005"]);
});

Deno.test("Ticks notices within a minute that the wall clock was set", () => {
  const fake = new FakeSupervisor([pool("TICK_3600")]).run();
  fake.clock.setWall(1_700_100_000);
  fake.clock.advance(60);
  assertEquals(ticks(fake), ["TICK_3600 when:1700100000"]);
});

Deno.test("Ticks stops its timers when the last subscription ends, and when all is stopped", () => {
  const fake = new FakeSupervisor([pool("TICK")]).run();
  assertEquals(fake.clock.pending().length, 1);
  fake.supervisor.removeGroup("l");
  assertEquals(fake.clock.pending(), []);
  fake.supervisor.addGroup(pool("TICK_60"));
  assertEquals(fake.clock.pending().length, 1);
  fake.supervisor.shutdown();
  assertEquals(fake.clock.pending(), []);
});
