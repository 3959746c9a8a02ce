import { assertEquals } from "@std/assert";
import { eventListener } from "../../src/client/event_listener.ts";
import { envelope } from "../../src/events/pool/envelope.ts";
import { concatBytes } from "../../src/text/bytes/concat_bytes.ts";

const SENDER = { server: "s", pool: "l" };
const EVENTS = ([
  { event: { kind: "remote_communication", type: "T", data: "dé€ 😀" }, serial: 0, poolSerial: 0 },
  { event: { kind: "supervisor_state", state: "STOPPING" }, serial: 1, poolSerial: 1 },
  { event: { kind: "tick", period: 5, when: 10 }, serial: 2, poolSerial: 2 },
] as const).map((event) => concatBytes(...envelope(event, SENDER)));

/** stdin that gives `data` in pieces of `size` bytes. */
function inputOf(data: Uint8Array, size: number): ReadableStream<Uint8Array> {
  const pieces = Array.from({ length: Math.ceil(data.length / size) }, (_, index) => {
    return data.subarray(index * size, (index + 1) * size);
  });
  return ReadableStream.from(pieces);
}

function outputTo(said: string[]): WritableStream<Uint8Array> {
  return new WritableStream({ write: (chunk) => void said.push(new TextDecoder().decode(chunk)) });
}

Deno.test("eventListener() gives each event however the stream is cut, and answers in the protocol", async () => {
  const stream = new Uint8Array(await new Blob(EVENTS.map((event) => event.slice())).arrayBuffer());
  for (const size of [1, 2, 3, 7, 1000]) {
    const said: string[] = [];
    const heard: string[] = [];
    for await (const event of eventListener({ input: inputOf(stream, size), output: outputTo(said) })) {
      heard.push(`${event.header.eventname} ${event.header.serial} ${event.payload}`);
      await (heard.length === 2 ? event.fail() : event.ok());
    }
    assertEquals(heard, [
      "REMOTE_COMMUNICATION 0 type:T\ndé€ 😀",
      "SUPERVISOR_STATE_CHANGE_STOPPING 1 ",
      "TICK_5 2 when:10",
    ]);
    assertEquals(said, [
      "READY\n",
      "RESULT 2\nOK",
      "READY\n",
      "RESULT 4\nFAIL",
      "READY\n",
      "RESULT 2\nOK",
      "READY\n",
    ]);
  }
});

Deno.test("eventListener() ends with its input, also in the middle of an event", async () => {
  const [first = new Uint8Array()] = EVENTS;
  const said: string[] = [];
  const input = inputOf(first.subarray(0, first.length - 1), 10);
  for await (const event of eventListener({ input, output: outputTo(said) })) throw new Error(event.payload);
  assertEquals(said, ["READY\n"]);
});
