import { assert, assertEquals } from "@std/assert";
import { stepListener } from "../../src/events/pool/listener_machine.ts";
import { type ListenerEffect, type ListenerRecord, SILENT_LISTENER } from "../../src/events/pool/listener_record.ts";
import type { QueuedEvent } from "../../src/events/pool/queued_event.ts";
import { cut } from "./support/cut.ts";
import { fuzz } from "./support/fuzz.ts";

const EVENT: QueuedEvent = { event: { kind: "tick", period: 5, when: 0 }, serial: 9, poolSerial: 4 };
const STATES: readonly ListenerRecord[] = [
  SILENT_LISTENER,
  { ...SILENT_LISTENER, state: "BUSY", event: EVENT },
  { ...SILENT_LISTENER, state: "READY" },
  { ...SILENT_LISTENER, state: "UNKNOWN" },
];

fuzz({
  name: "listener",
  share: 0.1,
  pieces: [
    ...[
      "READY\n",
      "RESULT 2\nOK",
      "RESULT 4\nFAIL",
      "RESULT 0\n",
      "RESULT ",
      "\n",
      "OK",
      "READY",
      "R",
      "RESULT -1\n",
      "RESULT 1_0\n",
    ],
    ...[
      "RESULT 99999999999999999999\n",
      "RESULT 2",
      "RESULT x\n",
      "RESULT  2 \nOK",
      "RESULT 1e3\n",
      "x".repeat(40_000),
      "\r\n",
      "\0",
      "é",
    ],
    ...[Uint8Array.of(0xff), "RESULT 2\r\nOK", "RESULT +2\nOK"],
  ],
  property(input, random) {
    const record = random.pick(STATES);
    const whole = hear(record, [input]);
    // A first line that is too long is seen as such when it is too long, which may be before its end has come
    if (input.length <= 65536) assertEquals(hear(record, cut(input, random)), whole);
    assert(whole[0].pending.length <= input.length);
    const [ended] = stepListener({ record: whole[0], name: "l", handler: "default" }, { kind: "ended" });
    assertEquals(ended, SILENT_LISTENER);
  },
});

function hear(
  from: ListenerRecord,
  chunks: readonly Uint8Array[],
): readonly [ListenerRecord, readonly ListenerEffect[]] {
  let record = from;
  const effects: ListenerEffect[] = [];
  for (const data of chunks) {
    const [next, told] = stepListener({ record, name: "l", handler: "default" }, { kind: "heard", data });
    record = { ...next, pending: next.pending.slice() };
    effects.push(...told);
  }
  return [record, effects];
}
