import type { Notice } from "../bus.ts";
import { type LogEntry, logEntry } from "./log_entry.ts";
import { append, itemsOf, prepend, type Queue, queueOf, takeFirst } from "./queue.ts";
import type { QueuedEvent } from "./queued_event.ts";
import { queuedEventOf, type QueuedEventSnapshot, queuedEventSnapshot } from "./queued_event_snapshot.ts";

/** What a pool remembers: plain data, changed by the functions below alone. */
export interface PoolRecord {
  /** The serial that the next event gets in this pool (EVT-005). */
  readonly nextSerial: number;
  /** Events that wait for a listener, the next one to be sent first. */
  readonly buffer: Queue<QueuedEvent>;
  /** Events for which there was no room, since the pool was made. */
  readonly dropped: number;
}

export const EMPTY_POOL: PoolRecord = { nextSerial: 0, buffer: queueOf(), dropped: 0 };

/** A pool's record as plain JSON. */
export interface PoolSnapshot {
  readonly nextSerial: number;
  readonly buffer: readonly QueuedEventSnapshot[];
  readonly dropped: number;
}

export function poolSnapshot({ buffer, ...rest }: PoolRecord): PoolSnapshot {
  return { ...rest, buffer: itemsOf(buffer).map(queuedEventSnapshot) };
}

export function poolRecord({ buffer, ...rest }: PoolSnapshot): PoolRecord {
  return { ...rest, buffer: queueOf(...buffer.map(queuedEventOf)) };
}

/** The settings of a pool that matter here. */
export interface PoolLimits {
  readonly name: string;
  readonly bufferSize: number;
}

/** The pool afterwards, and what is to be logged. */
export type PoolStep = readonly [PoolRecord, readonly LogEntry[]];

/** Takes a new event into the buffer, once for each subscription that it matches (EVT-002). */
export function accept(pool: PoolRecord, { event, serial, times }: Notice, limits: PoolLimits): PoolStep {
  const queued: QueuedEvent = { event, serial, poolSerial: pool.nextSerial };
  const nextSerial = pool.nextSerial === Number.MAX_SAFE_INTEGER ? 0 : pool.nextSerial + 1;
  let record = pool;
  const logs: LogEntry[] = [];
  for (let count = 0; count < times; count++) {
    if (count > 0) logs.push(rebuffering(record, queued, limits));
    const [room, discarded] = makeRoom(record, limits);
    record = { nextSerial, buffer: append(room.buffer, queued), dropped: room.dropped };
    if (discarded.length > 0) logs.push(...discarded);
  }
  return [record, logs];
}

/** Puts an event that was not processed at the front again (LISTENER-010, LISTENER-013). */
export function putBack(pool: PoolRecord, queued: QueuedEvent, limits: PoolLimits): PoolStep {
  const [room, discarded] = makeRoom(pool, limits);
  const record: PoolRecord = { ...room, buffer: prepend(room.buffer, queued) };
  return [record, [rebuffering(pool, queued, limits), ...discarded]];
}

/** Drops the oldest events until no more wait than may. */
export function shrink(pool: PoolRecord, limits: PoolLimits): PoolStep {
  let record = pool;
  const logs: LogEntry[] = [];
  while (record.buffer.size > limits.bufferSize) {
    const [room, discarded] = makeRoom(record, limits);
    record = room;
    logs.push(...discarded);
  }
  return [record, logs];
}

/** The next event to be sent, and the pool without it; null when nothing waits. */
export function takeNext(pool: PoolRecord): readonly [PoolRecord, QueuedEvent] | null {
  const taken = takeFirst(pool.buffer);
  return taken === null ? null : [{ ...pool, buffer: taken[1] }, taken[0]];
}

/** What is told of an event that has to wait again, beside those in `pool`. */
export function rebuffering(
  { buffer }: PoolRecord,
  { serial }: QueuedEvent,
  { name, bufferSize }: PoolLimits,
): LogEntry {
  return logEntry(
    "debug",
    `rebuffering event ${serial} for pool ${name} (buf size=${buffer.size}, max=${bufferSize})`,
  );
}

// Compat: LISTENER-015, the event at the front goes, also when another one is put back before it
function makeRoom(pool: PoolRecord, { name, bufferSize }: PoolLimits): PoolStep {
  const next = pool.buffer.size < bufferSize ? null : takeNext(pool);
  if (next === null) return [pool, []];
  const [record, oldest] = next;
  const told = `pool ${name} event buffer overflowed, discarding event ${oldest.serial}`;
  return [{ ...record, dropped: record.dropped + 1 }, [logEntry("error", told)]];
}
