import { assertEquals } from "@std/assert";
import { EVENT_TYPES } from "../../src/config/values/event_types.ts";
import type { SupervisorEvent } from "../../src/events/event.ts";
import { eventName, isSubtype } from "../../src/events/event_name.ts";
import { PROCESS_STATES, type ProcessState } from "../../src/process/state.ts";

const who = { process: "p", group: "g", pid: 1, data: new Uint8Array() };
const STATES = Object.keys(PROCESS_STATES).filter((name): name is ProcessState => Object.hasOwn(PROCESS_STATES, name));
const EVENTS: readonly SupervisorEvent[] = [
  ...STATES.map((to): SupervisorEvent => ({
    kind: "process_state",
    process: "p",
    group: "g",
    change: { from: "STOPPED", to, values: [] },
  })),
  { ...who, kind: "process_log", channel: "stdout" },
  { ...who, kind: "process_log", channel: "stderr" },
  { ...who, kind: "process_communication", channel: "stdout" },
  { ...who, kind: "process_communication", channel: "stderr" },
  { kind: "remote_communication", type: "t", data: "d" },
  { kind: "supervisor_state", state: "RUNNING" },
  { kind: "supervisor_state", state: "STOPPING" },
  { kind: "process_group", change: "ADDED", group: "g" },
  { kind: "process_group", change: "REMOVED", group: "g" },
  { kind: "tick", period: 5, when: 0 },
  { kind: "tick", period: 60, when: 0 },
  { kind: "tick", period: 3600, when: 0 },
];

const ABSTRACT = [
  "EVENT",
  "PROCESS_STATE",
  "PROCESS_COMMUNICATION",
  "PROCESS_LOG",
  "SUPERVISOR_STATE_CHANGE",
  "TICK",
  "PROCESS_GROUP",
];

Deno.test("eventName() gives every concrete type that can be subscribed to, and no other (EVT-001)", () => {
  const concrete = EVENT_TYPES.filter((type) => !ABSTRACT.includes(type));
  assertEquals(EVENTS.map(eventName).toSorted(), concrete.toSorted());
});

Deno.test("isSubtype() puts each type below its parents alone (EVT-001, EVT-002)", () => {
  const parents = (name: string) => EVENT_TYPES.filter((type) => isSubtype(name, type));
  assertEquals(parents("PROCESS_STATE_FATAL"), ["EVENT", "PROCESS_STATE", "PROCESS_STATE_FATAL"]);
  assertEquals(parents("PROCESS_LOG_STDERR"), ["EVENT", "PROCESS_LOG", "PROCESS_LOG_STDERR"]);
  assertEquals(parents("TICK_60"), ["EVENT", "TICK", "TICK_60"]);
  assertEquals(parents("REMOTE_COMMUNICATION"), ["EVENT", "REMOTE_COMMUNICATION"]);
  assertEquals(parents("PROCESS_GROUP_ADDED"), ["EVENT", "PROCESS_GROUP", "PROCESS_GROUP_ADDED"]);
});
