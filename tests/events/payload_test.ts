import { assertEquals } from "@std/assert";
import type { SupervisorEvent } from "../../src/events/event.ts";
import { payloadText } from "../support/payload_text.ts";
import type { StateChange } from "../../src/process/effect.ts";

const who = { process: "cat", group: "pets" };
const bytes = (text: string) => new TextEncoder().encode(text);

function stateChange(change: StateChange): SupervisorEvent {
  return { kind: "process_state", ...who, change };
}

function log(data: Uint8Array): SupervisorEvent {
  return { kind: "process_log", ...who, pid: 7, channel: "stdout", data };
}

Deno.test("payload() of a state change has its values in order and no newline (EVT-006..010)", () => {
  const common = "processname:cat groupname:pets from_state:";
  assertEquals(
    payloadText(stateChange({ from: "STOPPED", to: "STARTING", values: [["tries", 0]] })),
    `${common}STOPPED tries:0`,
  );
  assertEquals(
    payloadText(stateChange({ from: "RUNNING", to: "EXITED", values: [["expected", 0], ["pid", 7]] })),
    `${common}RUNNING expected:0 pid:7`,
  );
  assertEquals(payloadText(stateChange({ from: "BACKOFF", to: "FATAL", values: [] })), `${common}BACKOFF`);
});

Deno.test("payload() of output is a line of its own, then the data as read (EVT-011, EVT-012)", () => {
  assertEquals(payloadText(log(bytes("é\n"))), "processname:cat groupname:pets pid:7 channel:stdout\né\n");
  assertEquals(
    payloadText({ kind: "process_communication", ...who, pid: 7, channel: "stderr", data: bytes("hi") }),
    "processname:cat groupname:pets pid:7\nhi",
  );
});

Deno.test("payload() shows bytes that are not UTF-8 as Python does (EVT-013)", () => {
  assertEquals(
    payloadText(log(Uint8Array.of(0x61, 0xff, 0x0a))),
    "processname:cat groupname:pets pid:7 channel:stdout\nUndecodable: b'a\\xff\\n'",
  );
});

Deno.test("payload() keeps a byte order mark: it is data", () => {
  assertEquals(payloadText(log(Uint8Array.of(0xef, 0xbb, 0xbf))).endsWith("stdout\n\ufeff"), true);
});

Deno.test("payload() of the other kinds (EVT-014..016, EVT-018)", () => {
  assertEquals(payloadText({ kind: "remote_communication", type: "a", data: "b c" }), "type:a\nb c");
  assertEquals(payloadText({ kind: "supervisor_state", state: "STOPPING" }), "");
  assertEquals(payloadText({ kind: "process_group", change: "ADDED", group: "pets" }), "groupname:pets\n");
  assertEquals(payloadText({ kind: "tick", period: 5, when: 1795343690 }), "when:1795343690");
});
