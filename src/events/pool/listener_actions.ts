import { decodeOrRepr } from "../../text/python/decode_or_repr.ts";
import {
  type ListenerEffect,
  type ListenerGiven,
  type ListenerRecord,
  type ListenerState,
  type ListenerStep,
  SILENT_LISTENER,
} from "./listener_record.ts";
import { logEntry } from "./log_entry.ts";
import type { QueuedEvent } from "./queued_event.ts";
import { supervisorStdout } from "./supervisor_stdout.ts";

const NEWLINE = 10;
const READY = new TextEncoder().encode("READY\n");
const OK = new TextEncoder().encode("OK");
/** "RESULT ": that many characters are cut from the line, whatever they are (LISTENER-005). */
const RESULT_LENGTH = 7;
const INTEGER = /^[ \t\v\f\r]*[+-]?[0-9]+(?:_[0-9]+)*[ \t\v\f\r]*$/;

/** Bytes of a result at most, and of the line before it: a listener must not fill the supervisor's memory. */
const MAX_RESULT = 16 * 1024 * 1024;
const MAX_LINE = 65536;

const NOTHING = new Uint8Array(0);

// ACKNOWLEDGED -> READY, ACKNOWLEDGED -> UNKNOWN (LISTENER-003)
export function hearReady(given: ListenerGiven): ListenerStep | null {
  const { pending } = given.record;
  if (pending.length < READY.length) return null;
  if (!startsWith(pending, READY)) return becomeUnknown(given);
  const rest = pending.subarray(READY.length);
  return [{ ...SILENT_LISTENER, state: "READY", pending: rest }, [changing(given, "READY")]];
}

// READY -> BUSY: the log has no line of this change
export function busy({ record }: ListenerGiven, event: QueuedEvent): ListenerStep {
  return [{ ...record, state: "BUSY", event, resultLength: null }, []];
}

// READY -> UNKNOWN (LISTENER-004)
export function speakOutOfTurn(given: ListenerGiven): ListenerStep {
  return becomeUnknown(given);
}

// BUSY: first the line with the length, then so many bytes
export function hearResult(given: ListenerGiven): ListenerStep | null {
  const { resultLength } = given.record;
  return resultLength === null ? hearResultLine(given) : hearResultBody(given, resultLength);
}

// BUSY -> BUSY, BUSY -> UNKNOWN (LISTENER-006)
function hearResultLine(given: ListenerGiven): ListenerStep | null {
  const { record, name } = given;
  const end = record.pending.indexOf(NEWLINE);
  if (end === -1 && record.pending.length <= MAX_LINE) return null;
  const line = record.pending.subarray(0, end === -1 ? MAX_LINE : end);
  const resultLength = lengthIn(line);
  if (resultLength !== null) return [{ ...record, resultLength, pending: record.pending.subarray(end + 1) }, []];
  const [unknown, effects] = becomeUnknown(given);
  const told = logEntry("warn", `${name}: bad result line: '${decodeOrRepr(line)}'`);
  return [unknown, [told, ...effects, { kind: "put_back", event: eventOf(record) }]];
}

// BUSY -> ACKNOWLEDGED: "OK" accepts, anything else rejects (LISTENER-009)
function hearResultBody(given: ListenerGiven, length: number): ListenerStep | null {
  const { record, name, handler } = given;
  if (record.pending.length < length) return null;
  const result = record.pending.subarray(0, length);
  const next: ListenerRecord = { ...SILENT_LISTENER, pending: record.pending.subarray(length) };
  const change = changing(given, "ACKNOWLEDGED");
  if (handler === "supervisor_stdout") {
    return [next, [{ kind: "print", data: supervisorStdout(result) }, processed(name), change]];
  }
  if (equal(result, OK)) return [next, [processed(name), change]];
  const rejected = logEntry("warn", `${name}: event was rejected`);
  return [next, [rejected, change, { kind: "put_back", event: eventOf(record) }]];
}

// BUSY -> ACKNOWLEDGED: it ended without a result (LISTENER-013)
export function abandon({ record }: ListenerGiven): ListenerStep {
  return [SILENT_LISTENER, [{ kind: "put_back", event: eventOf(record) }]];
}

// ACKNOWLEDGED, READY, UNKNOWN -> ACKNOWLEDGED: the next process begins anew (LISTENER-001)
export function forget(): ListenerStep {
  return [SILENT_LISTENER, []];
}

// UNKNOWN: until its process is restarted nothing that it says counts (LISTENER-007)
export function ignore({ record }: ListenerGiven): ListenerStep {
  return [{ ...record, pending: NOTHING }, []];
}

function becomeUnknown(given: ListenerGiven): ListenerStep {
  const why = `${given.name}: has entered the UNKNOWN state and will no longer receive events, this usually ` +
    "indicates the process violated the eventlistener protocol";
  return [{ ...SILENT_LISTENER, state: "UNKNOWN" }, [changing(given, "UNKNOWN"), logEntry("warn", why)]];
}

function changing({ record, name }: ListenerGiven, to: ListenerState): ListenerEffect {
  return logEntry("debug", `${name}: ${record.state} -> ${to}`);
}

function processed(name: string): ListenerEffect {
  return logEntry("debug", `${name}: event was processed`);
}

function eventOf({ event, state }: ListenerRecord): QueuedEvent {
  if (event === null) throw new Error(`Cannot happen: a listener in state ${state} has no event`);
  return event;
}

// As Python's int(); a negative length, which the original stumbles over, is a bad line, and so is one beyond reason
function lengthIn(line: Uint8Array): number | null {
  let text = "";
  for (const byte of line.subarray(RESULT_LENGTH)) text += String.fromCharCode(byte);
  if (!INTEGER.test(text)) return null;
  const length = Number(text.replaceAll("_", ""));
  return length >= 0 && length <= MAX_RESULT ? length : null;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  for (let index = 0; index < prefix.length; index++) if (bytes[index] !== prefix[index]) return false;
  return true;
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && startsWith(left, right);
}
