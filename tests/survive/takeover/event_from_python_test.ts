import { assertEquals, assertThrows } from "@std/assert";
import { eventFromPython } from "../../../src/survive/takeover/event_from_python.ts";
import type { PythonEvent } from "../../../src/survive/takeover/python_state.ts";
import { TakeoverError } from "../../../src/survive/takeover/takeover_error.ts";

function eventOf(name: string, more: Partial<PythonEvent> = {}) {
  const { event, serial, poolSerial } = eventFromPython({ name, serial: 5, poolSerial: 2, ...more });
  assertEquals([serial, poolSerial], [5, 2]);
  return event;
}

Deno.test("eventFromPython() knows every event of Supervisor's", () => {
  const of = { process: "p", group: "g" };
  assertEquals(
    eventOf("PROCESS_STATE_EXITED", { ...of, from_state: 20, extra_values: [["expected", 0], ["pid", 9]] }),
    {
      ...{ kind: "process_state", ...of },
      change: { from: "RUNNING", to: "EXITED", values: [["expected", 0], ["pid", 9]] },
    },
  );
  assertEquals(eventOf("PROCESS_STATE_FATAL", { ...of, from_state: 30, extra_values: [] }), {
    ...{ kind: "process_state", ...of },
    change: { from: "BACKOFF", to: "FATAL", values: [] },
  });
  const output = { ...of, pid: 9, data: "/w==" };
  assertEquals(eventOf("PROCESS_LOG_STDOUT", output), {
    ...{ kind: "process_log", ...of, pid: 9, channel: "stdout", base64: "/w==" },
  });
  assertEquals(eventOf("PROCESS_COMMUNICATION_STDERR", output), {
    ...{ kind: "process_communication", ...of, pid: 9, channel: "stderr", base64: "/w==" },
  });
  assertEquals(eventOf("REMOTE_COMMUNICATION", { type: "t", data: "77u/w6Q=" }), {
    ...{ kind: "remote_communication", type: "t", data: "\ufeffä" },
  });
  assertEquals(eventOf("SUPERVISOR_STATE_CHANGE_RUNNING"), { kind: "supervisor_state", state: "RUNNING" });
  assertEquals(eventOf("SUPERVISOR_STATE_CHANGE_STOPPING"), { kind: "supervisor_state", state: "STOPPING" });
  assertEquals(eventOf("PROCESS_GROUP_ADDED", { group: "g" }), { kind: "process_group", change: "ADDED", group: "g" });
  assertEquals(eventOf("PROCESS_GROUP_REMOVED", { group: "g" }), {
    ...{ kind: "process_group", change: "REMOVED", group: "g" },
  });
  assertEquals(eventOf("TICK_3600", { when: 7200 }), { kind: "tick", period: 3600, when: 7200 });
});

Deno.test("eventFromPython() refuses an event that somebody else has made", () => {
  assertThrows(() => eventOf("PROCESS_STATE_TIRED"), TakeoverError, "there is no event PROCESS_STATE_TIRED here");
  assertThrows(() => eventOf("MoonEvent"), TakeoverError, "there is no event MoonEvent here");
});
