import { assertEquals, assertThrows } from "@std/assert";
import { stepListener } from "../../../src/events/pool/listener_machine.ts";
import {
  type ListenerEffect,
  type ListenerInput,
  type ListenerRecord,
  type ListenerState,
  SILENT_LISTENER,
} from "../../../src/events/pool/listener_record.ts";
import type { QueuedEvent } from "../../../src/events/pool/queued_event.ts";
import type { ResultHandler } from "../../../src/events/pool/result_handler.ts";

const EVENT: QueuedEvent = { event: { kind: "tick", period: 5, when: 0 }, serial: 9, poolSerial: 4 };
const READY: ListenerRecord = { ...SILENT_LISTENER, state: "READY" };
const BUSY: ListenerRecord = { ...SILENT_LISTENER, state: "BUSY", event: EVENT };
const UNKNOWN: ListenerRecord = { ...SILENT_LISTENER, state: "UNKNOWN" };
const GIVING_UP = "warn: l: has entered the UNKNOWN state and will no longer receive events, this usually indicates " +
  "the process violated the eventlistener protocol";

function step(record: ListenerRecord, input: ListenerInput, handler: ResultHandler = "default") {
  const [after, effects] = stepListener({ record, name: "l", handler }, input);
  return [after, effects.map(brief)] as const;
}

function brief(effect: ListenerEffect): string {
  switch (effect.kind) {
    case "log":
      return `${effect.level}: ${effect.message}`;
    case "put_back":
      return `put back ${effect.event.serial}`;
    case "print":
      return `print ${new TextDecoder().decode(effect.data)}`;
  }
}

/** Says `text` in pieces of `size` bytes. */
function hear(record: ListenerRecord, text: string, size = text.length): readonly [ListenerRecord, readonly string[]] {
  const bytes = new TextEncoder().encode(text);
  let now = record;
  const told: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const [after, effects] = step(now, { kind: "heard", data: bytes.subarray(at, at + size) });
    now = after;
    told.push(...effects);
  }
  return [now, told];
}

Deno.test("stepListener() hears READY (LISTENER-003)", () => {
  assertEquals(hear(SILENT_LISTENER, "READY\n"), [READY, ["debug: l: ACKNOWLEDGED -> READY"]]);
});

Deno.test("stepListener() hears results of 16 MiB at most, and lines of 64 KiB (LISTENER-005)", () => {
  const states = ["RESULT 16777216\n", "RESULT 16777217\n", "R".repeat(65536), "R".repeat(65537)]
    .map((text) => hear(BUSY, text)[0].state);
  assertEquals(states, ["BUSY", "UNKNOWN", "BUSY", "UNKNOWN"]);
});

Deno.test("stepListener() waits for six bytes before it judges (LISTENER-003)", () => {
  assertEquals(hear(SILENT_LISTENER, "junk")[0].state, "ACKNOWLEDGED");
  assertEquals(hear(SILENT_LISTENER, "READY")[1], []);
});

Deno.test("stepListener() takes anything but READY for a violation (LISTENER-003, LISTENER-007)", () => {
  for (const text of ["READY\r\n", "hello world\n", "ready\nREADY\n"]) {
    assertEquals(hear(SILENT_LISTENER, text), [UNKNOWN, ["debug: l: ACKNOWLEDGED -> UNKNOWN", GIVING_UP]]);
  }
});

Deno.test("stepListener() is strict about output while READY (LISTENER-004)", () => {
  assertEquals(hear(READY, "x"), [UNKNOWN, ["debug: l: READY -> UNKNOWN", GIVING_UP]]);
  assertEquals(hear(SILENT_LISTENER, "READY\nREADY\n")[0].state, "UNKNOWN");
});

Deno.test("stepListener() takes READY -> BUSY with the event that was sent", () => {
  assertEquals(step(READY, { kind: "sent", event: EVENT }), [BUSY, []]);
});

Deno.test("stepListener() accepts OK, however the bytes are cut, and reads on (LISTENER-005)", () => {
  for (let size = 1; size <= 17; size++) {
    assertEquals(hear(BUSY, "RESULT 2\nOKREADY\n", size), [READY, [
      "debug: l: event was processed",
      "debug: l: BUSY -> ACKNOWLEDGED",
      "debug: l: ACKNOWLEDGED -> READY",
    ]]);
  }
});

Deno.test("stepListener() rejects every other result (LISTENER-009, LISTENER-010)", () => {
  for (const text of ["RESULT 4\nFAIL", "RESULT 2\nok", "RESULT 3\nOK\n", "RESULT 1\nO"]) {
    assertEquals(hear(BUSY, text), [SILENT_LISTENER, [
      "warn: l: event was rejected",
      "debug: l: BUSY -> ACKNOWLEDGED",
      "put back 9",
    ]]);
  }
});

Deno.test("stepListener() cuts seven characters from the line, whatever they are (LISTENER-005)", () => {
  assertEquals(hear(BUSY, "1234567 +0_2 \nOK")[1][0], "debug: l: event was processed");
});

Deno.test("stepListener() looks at an empty result when the next byte comes (LISTENER-008)", () => {
  const [waiting, nothing] = hear(BUSY, "RESULT 0\n");
  assertEquals([waiting.state, nothing], ["BUSY", []]);
  assertEquals(hear(waiting, "READY\n"), [READY, [
    "warn: l: event was rejected",
    "debug: l: BUSY -> ACKNOWLEDGED",
    "put back 9",
    "debug: l: ACKNOWLEDGED -> READY",
  ]]);
});

Deno.test("stepListener() gives up on a bad result line and puts the event back (LISTENER-006)", () => {
  for (
    const [text, shown] of [["HELLO\n", "HELLO"], ["RESULT x\n", "RESULT x"], ["RESULT -1\nO", "RESULT -1"], ["\n", ""]]
  ) {
    assertEquals(hear(BUSY, text ?? ""), [UNKNOWN, [
      `warn: l: bad result line: '${shown}'`,
      "debug: l: BUSY -> UNKNOWN",
      GIVING_UP,
      "put back 9",
    ]]);
  }
});

Deno.test("stepListener() shows a result line that is not UTF-8 as Python does (LISTENER-006)", () => {
  const [, told] = step(BUSY, { kind: "heard", data: Uint8Array.of(0x52, 0xff, 0x0a) });
  assertEquals(told[0], "warn: l: bad result line: 'Undecodable: b'R\\xff''");
});

Deno.test("stepListener() ignores what an UNKNOWN listener says (LISTENER-007)", () => {
  assertEquals(hear(UNKNOWN, "READY\n"), [UNKNOWN, []]);
});

Deno.test("stepListener() puts the event back when the process of a BUSY listener ends (LISTENER-013)", () => {
  assertEquals(step(hear(BUSY, "RESULT 2\nO")[0], { kind: "ended" }), [SILENT_LISTENER, ["put back 9"]]);
});

Deno.test("stepListener() begins anew with the next process (LISTENER-001, LISTENER-007)", () => {
  for (const before of [READY, UNKNOWN, hear(SILENT_LISTENER, "REA")[0]]) {
    assertEquals(step(before, { kind: "ended" }), [SILENT_LISTENER, []]);
  }
});

Deno.test("stepListener() prints the result for supervisor_stdout and accepts it", () => {
  const [after, told] = step(
    BUSY,
    { kind: "heard", data: new TextEncoder().encode("RESULT 3\nhi\n") },
    "supervisor_stdout",
  );
  assertEquals([after, told], [SILENT_LISTENER, [
    "print hi\n",
    "debug: l: event was processed",
    "debug: l: BUSY -> ACKNOWLEDGED",
  ]]);
});

Deno.test("stepListener() refuses to send to a listener that is not READY", () => {
  const states: readonly ListenerState[] = ["ACKNOWLEDGED", "BUSY", "UNKNOWN"];
  for (const state of states) {
    const record = { ...SILENT_LISTENER, state };
    assertThrows(() => step(record, { kind: "sent", event: EVENT }), Error, `impossible in state ${state}`);
  }
});
