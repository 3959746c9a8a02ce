import { assertEquals } from "@std/assert";
import { EventBus } from "../../src/events/bus.ts";
import type { SupervisorEvent } from "../../src/events/event.ts";

const TICK: SupervisorEvent = { kind: "tick", period: 5, when: 0 };
const STOPPING: SupervisorEvent = { kind: "supervisor_state", state: "STOPPING" };

/** A bus, and what its subscribers were told, as "who serial times". */
function busWith(serial: { next: number }, ...subscribers: readonly (readonly [string, readonly string[]])[]) {
  const bus = new EventBus(serial);
  const told: string[] = [];
  const ends = subscribers.map(([who, events]) =>
    bus.subscribe({ events, onEvent: ({ serial, times }) => void told.push(`${who} ${serial} ${times}`) })
  );
  return { bus, told, ends };
}

Deno.test("notify() gives an event one serial for all who take it, in the order of subscription (EVT-005)", () => {
  const serial = { next: 7 };
  const { bus, told } = busWith(serial, ["a", ["TICK"]], ["b", ["EVENT"]], ["c", ["PROCESS_LOG"]]);
  bus.notify(TICK);
  bus.notify(STOPPING);
  assertEquals(told, ["a 7 1", "b 7 1", "b 8 1"]);
  assertEquals(serial.next, 9);
});

Deno.test("notify() uses no serial for what nobody subscribed to (EVT-005)", () => {
  const serial = { next: 0 };
  const { bus, told } = busWith(serial, ["a", ["PROCESS_STATE"]]);
  bus.notify(TICK);
  assertEquals([told, serial.next], [[], 0]);
});

Deno.test("notify() counts each subscription that matches (EVT-002)", () => {
  const { bus, told } = busWith({ next: 0 }, ["a", ["EVENT", "TICK", "TICK_5", "TICK_60"]]);
  bus.notify(TICK);
  assertEquals(told, ["a 0 3"]);
});

Deno.test("subscribe() gives the way to end it (LISTENER-020)", () => {
  const { bus, told, ends } = busWith({ next: 0 }, ["a", ["TICK"]], ["b", ["TICK"]]);
  assertEquals([bus.hasSubscriber("TICK_5"), bus.hasSubscriber("PROCESS_GROUP_ADDED")], [true, false]);
  ends[0]?.();
  bus.notify(TICK);
  assertEquals(told, ["b 0 1"]);
  ends[1]?.();
  assertEquals(bus.hasSubscriber("TICK_5"), false);
});
