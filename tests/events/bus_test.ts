import { assertEquals } from "@std/assert";
import { EventBus } from "../../src/events/bus.ts";
import type { SupervisorEvent } from "../../src/events/event.ts";
import { Logger } from "../../src/logs/logger.ts";

const TICK: SupervisorEvent = { kind: "tick", period: 5, when: 0 };
const STOPPING: SupervisorEvent = { kind: "supervisor_state", state: "STOPPING" };

/** A bus, and what its subscribers were told, as "who serial times"; the main log goes there as well. */
function busWith(serial: { next: number }, ...subscribers: readonly (readonly [string, readonly string[]])[]) {
  const told: string[] = [];
  const handler = {
    write: (line: Uint8Array) => void told.push(new TextDecoder().decode(line).slice(24, -1)),
    reopen() {},
  };
  const bus = new EventBus(serial, { logger: new Logger("info", { handlers: [handler], now: () => new Date(0) }) });
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

Deno.test("observe() tells of every event, after its subscribers, and takes no serial", () => {
  const serial = { next: 0 };
  const { bus, told } = busWith(serial, ["a", ["TICK"]]);
  const end = bus.observe(({ kind }) => void told.push(`observed ${kind}`));
  assertEquals(bus.hasSubscriber("SUPERVISOR_STATE_CHANGE_STOPPING"), false);
  bus.notify(STOPPING);
  bus.notify(TICK);
  assertEquals(told, ["observed supervisor_state", "a 0 1", "observed tick"]);
  assertEquals(serial.next, 1);
  end();
  bus.notify(STOPPING);
  assertEquals(told.length, 3);
});

Deno.test("observe() logs what an observer throws, and the others are told", () => {
  const { bus, told } = busWith({ next: 0 }, ["a", ["TICK"]]);
  bus.observe(() => {
    throw new Error("no memory");
  });
  bus.observe(({ kind }) => void told.push(`observed ${kind}`));
  bus.notify(TICK);
  assertEquals(told, ["a 0 1", "CRIT Cannot observe TICK_5: no memory", "observed tick"]);
});
