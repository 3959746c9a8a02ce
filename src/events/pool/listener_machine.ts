import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { abandon, busy, forget, hearReady, hearResult, ignore, speakOutOfTurn } from "./listener_actions.ts";
import type {
  ListenerEffect,
  ListenerGiven,
  ListenerInput,
  ListenerRecord,
  ListenerState,
  ListenerStep,
} from "./listener_record.ts";
import type { QueuedEvent } from "./queued_event.ts";

/*
 * The listener protocol as one table of state x input: READY, an event, RESULT, and READY again. `stepListener` is the
 * only place where a listener's state changes. Bytes may be cut anywhere: what is heard is gathered, and the `heard`
 * cells take from it what they understand, null when it does not decide anything yet.
 */
interface Row {
  readonly heard: (given: ListenerGiven) => ListenerStep | null;
  readonly sent: (given: ListenerGiven, event: QueuedEvent) => ListenerStep;
  readonly ended: (given: ListenerGiven) => ListenerStep;
}

const TABLE: { readonly [S in ListenerState]: Row } = {
  ACKNOWLEDGED: { heard: hearReady, sent: impossible, ended: forget },
  READY: { heard: speakOutOfTurn, sent: busy, ended: forget },
  BUSY: { heard: hearResult, sent: impossible, ended: abandon },
  UNKNOWN: { heard: ignore, sent: impossible, ended: forget },
};

function impossible({ record, name }: ListenerGiven): never {
  throw new Error(`Cannot send an event to listener ${name}: impossible in state ${record.state}`);
}

/** Applies one input: the record afterwards and what has to be done, in order. Throws on an impossible pair. */
export function stepListener(given: ListenerGiven, input: ListenerInput): ListenerStep {
  const row = TABLE[given.record.state];
  switch (input.kind) {
    case "heard":
      return hear(given, input.data);
    case "sent":
      return row.sent(given, input.event);
    case "ended":
      return row.ended(given);
  }
}

function withPending(record: ListenerRecord, pending: Uint8Array): ListenerRecord {
  return { ...record, pending };
}

function hear(given: ListenerGiven, data: Uint8Array): ListenerStep {
  const { pending } = given.record;
  const now = { ...given, record: withPending(given.record, pending.length === 0 ? data : concatBytes(pending, data)) };
  const effects: ListenerEffect[] = [];
  // Compat: LISTENER-008, a result of length 0 counts when the next byte comes
  while (now.record.pending.length > 0) {
    const step = TABLE[now.record.state].heard(now);
    if (step === null) break;
    now.record = step[0];
    for (const effect of step[1]) effects.push(effect);
  }
  // The caller may reuse `data`; as a rule nothing of it is left
  const { record } = now;
  return [record.pending.length === 0 ? record : withPending(record, record.pending.slice()), effects];
}
