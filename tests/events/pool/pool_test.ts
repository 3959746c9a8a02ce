import { assertEquals } from "@std/assert";
import type { SupervisorEvent } from "../../../src/events/event.ts";
import {
  accept,
  EMPTY_POOL,
  type PoolRecord,
  type PoolStep,
  putBack,
  takeNext,
} from "../../../src/events/pool/pool.ts";
import { itemsOf, queueOf } from "../../../src/events/pool/queue.ts";
import type { QueuedEvent } from "../../../src/events/pool/queued_event.ts";

const EVENT: SupervisorEvent = { kind: "tick", period: 5, when: 0 };
const LIMITS = { name: "l", bufferSize: 2 };

/** The buffer as "serial/poolSerial", and the log. */
function brief([{ buffer }, logs]: PoolStep): readonly [readonly string[], readonly string[]] {
  return [
    itemsOf(buffer).map(({ serial, poolSerial }) => `${serial}/${poolSerial}`),
    logs.map(({ level, message }) => `${level}: ${message}`),
  ];
}

function queued(serial: number, poolSerial: number): QueuedEvent {
  return { event: EVENT, serial, poolSerial };
}

function poolOf(...buffer: readonly QueuedEvent[]): PoolRecord {
  return { nextSerial: 40, buffer: queueOf(...buffer), dropped: 0 };
}

Deno.test("accept() numbers events of the pool from 0, whatever their global serial (EVT-005)", () => {
  const first = accept(EMPTY_POOL, { event: EVENT, serial: 17, times: 1 }, LIMITS);
  assertEquals(brief(first), [["17/0"], []]);
  assertEquals(brief(accept(first[0], { event: EVENT, serial: 20, times: 1 }, LIMITS)), [["17/0", "20/1"], []]);
});

Deno.test("accept() takes an event twice for two subscriptions, with the same serials (EVT-002)", () => {
  const [record, logs] = brief(accept(EMPTY_POOL, { event: EVENT, serial: 3, times: 2 }, LIMITS));
  assertEquals(record, ["3/0", "3/0"]);
  assertEquals(logs, ["debug: rebuffering event 3 for pool l (buf size=1, max=2)"]);
});

Deno.test("accept() drops the event at the front of a full buffer (LISTENER-015)", () => {
  const step = accept(poolOf(queued(1, 38), queued(2, 39)), { event: EVENT, serial: 3, times: 1 }, LIMITS);
  assertEquals(brief(step), [["2/39", "3/40"], ["error: pool l event buffer overflowed, discarding event 1"]]);
});

Deno.test("putBack() puts an event in front with the serials that it had (LISTENER-010)", () => {
  assertEquals(brief(putBack(poolOf(queued(2, 39)), queued(1, 38), LIMITS)), [
    ["1/38", "2/39"],
    ["debug: rebuffering event 1 for pool l (buf size=1, max=2)"],
  ]);
});

Deno.test("putBack() drops the event at the front, too (LISTENER-015)", () => {
  assertEquals(brief(putBack(poolOf(queued(2, 38), queued(3, 39)), queued(1, 37), LIMITS)), [
    ["1/37", "3/39"],
    [
      "debug: rebuffering event 1 for pool l (buf size=2, max=2)",
      "error: pool l event buffer overflowed, discarding event 2",
    ],
  ]);
});

Deno.test("takeNext() gives the oldest event, or null", () => {
  assertEquals(takeNext(EMPTY_POOL), null);
  assertEquals(takeNext(poolOf(queued(1, 38), queued(2, 39))), [poolOf(queued(2, 39)), queued(1, 38)]);
});
