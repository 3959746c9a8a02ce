import { concatBytes } from "../text/bytes/concat_bytes.ts";

/** The header line of an event, its words as they came: serials and `len` are decimal numbers (EVT-003). */
export interface EventHeader {
  /** Of the protocol: "3.0". */
  readonly ver: string;
  /** The identifier of the supervisord that sends. */
  readonly server: string;
  /** Counts the events of that supervisord (EVT-005). */
  readonly serial: string;
  /** The x of this listener's [eventlistener:x]. */
  readonly pool: string;
  /** Counts the events of that pool (EVT-005). */
  readonly poolserial: string;
  /** The concrete type, such as PROCESS_STATE_EXITED (EVT-001). */
  readonly eventname: string;
  /** The length of the payload, in characters (EVT-004). */
  readonly len: string;
}

/** An event as a listener gets it. Exactly one of `ok` and `fail` is to be called before the next event is asked for. */
export interface ReceivedEvent {
  /** Without what the sender has left out, which supervisord never does. */
  readonly header: Partial<EventHeader>;
  /** "key:value key:value", and for some types a newline and data behind it (EVT-006 to EVT-018). */
  readonly payload: string;
  /** Accepts the event. */
  ok(): Promise<void>;
  /** Rejects it: supervisord sends it again, to this listener or to another one of its pool. */
  fail(): Promise<void>;
  /** Any other result, for a result_handler of one's own. */
  result(data: Uint8Array): Promise<void>;
}

/** The standard input and output of a listener process. */
export interface ListenerStdio {
  /** Where events come from: `Deno.stdin.readable`. */
  readonly input: ReadableStream<Uint8Array>;
  /** Where answers go: `Deno.stdout.writable`. */
  readonly output: WritableStream<Uint8Array>;
}

const NEWLINE = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The events that supervisord sends to this process, for a program that is an [eventlistener:x]: what
 * childutils.listener is for programs in Python (LISTENER-021). It says READY each time the next event is asked for,
 * and ends with its input. Nothing else may write to the output.
 *
 * ```ts ignore
 * for await (const event of eventListener({ input: Deno.stdin.readable, output: Deno.stdout.writable })) {
 *   console.error(event.header.eventname, event.payload);
 *   await event.ok();
 * }
 * ```
 */
export async function* eventListener({ input, output }: ListenerStdio): AsyncGenerator<ReceivedEvent, void> {
  const reader = new EventReader(input);
  const writer = output.getWriter();
  const result = (data: Uint8Array) => writer.write(concatBytes(encoder.encode(`RESULT ${data.length}\n`), data));
  try {
    for (;;) {
      await writer.write(encoder.encode("READY\n"));
      const received = await reader.next();
      if (received === null) return;
      const answer = (text: string) => () => result(encoder.encode(text));
      yield { ...received, ok: answer("OK"), fail: answer("FAIL"), result };
    }
  } finally {
    writer.releaseLock();
    reader[Symbol.dispose]();
  }
}

class EventReader implements Disposable {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #pending: Uint8Array = new Uint8Array(0);

  constructor(input: ReadableStream<Uint8Array>) {
    this.#reader = input.getReader();
  }

  /** null when the input has ended, in the middle of an event or between two. */
  async next(): Promise<Pick<ReceivedEvent, "header" | "payload"> | null> {
    const line = await this.#take((bytes) => bytes.indexOf(NEWLINE) + 1);
    if (line === null) return null;
    const header = headerIn(decoder.decode(line));
    const length = Number(header.len ?? 0);
    // EVT-004: `len` counts characters
    const payload = length === 0 ? new Uint8Array(0) : await this.#take((bytes) => endOf(bytes, length));
    return payload === null ? null : { header, payload: decoder.decode(payload) };
  }

  [Symbol.dispose](): void {
    this.#reader.releaseLock();
  }

  // `end` gives how many bytes to take, 0 while there are too few
  async #take(end: (bytes: Uint8Array) => number): Promise<Uint8Array | null> {
    for (;;) {
      const count = end(this.#pending);
      if (count > 0) {
        const taken = this.#pending.subarray(0, count);
        this.#pending = this.#pending.subarray(count);
        return taken;
      }
      const { value, done } = await this.#reader.read();
      if (done) return null;
      this.#pending = concatBytes(this.#pending, value);
    }
  }
}

function headerIn(line: string): Partial<EventHeader> {
  const pairs = line.trim().split(/\s+/).map((word): [string, string] => {
    const colon = word.indexOf(":");
    return [word.slice(0, colon), word.slice(colon + 1)];
  });
  return Object.fromEntries(pairs);
}

/** Where so many UTF-8 characters end; 0 when the last one is not complete yet. */
function endOf(bytes: Uint8Array, characters: number): number {
  let at = 0;
  for (let count = 0; count < characters; count++) {
    const first = bytes[at];
    if (first === undefined) return 0;
    at += sequenceLength(first);
  }
  return at <= bytes.length ? at : 0;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
