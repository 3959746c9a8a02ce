import { assertEquals } from "@std/assert";
import { Random } from "../../../compat/generate/random.ts";
import { JsonFormat } from "../../../src/output/format/json_format.ts";
import type { LineFormat } from "../../../src/output/format/line_format.ts";
import { LineWriter } from "../../../src/output/format/line_writer.ts";
import { WorkSpace } from "../../../src/output/format/work_space.ts";
import { PrefixFormat } from "../../../src/output/format/prefix_format.ts";
import { concatBytes } from "../../../src/text/bytes/concat_bytes.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const NOTHING = { held: new Uint8Array(0), isRest: false };

interface Told {
  readonly message: string;
  readonly continued?: boolean;
}

/** A writer, and what it has written, a piece each. */
function writing(format: LineFormat, space = WorkSpace.get()) {
  const pieces: string[] = [];
  const writer = new LineWriter(format, { write: (data) => void pieces.push(decoder.decode(data)), ...NOTHING, space });
  return { writer, pieces };
}

function prefix(time: ((now: number) => string) | null = null): LineFormat {
  return new PrefixFormat({ name: "web:api", time });
}

function json(): LineFormat {
  return new JsonFormat({
    time: (now) => new Date(now * 1000).toISOString(),
    members: () => ({ program: "api", group: "web", stream: "stdout", pid: 7 }),
  });
}

Deno.test("LineWriter writes whole lines in one piece and holds the last", () => {
  const { writer, pieces } = writing(prefix());
  writer.take(encoder.encode("one\n\ntwo\nthr"), 0);
  writer.take(encoder.encode("ee\n"), 1);
  writer.take(encoder.encode("rest"), 2);
  assertEquals(pieces, ["web:api | one\nweb:api | \nweb:api | two\n", "web:api | three\n"]);
  assertEquals(writer.state, { held: encoder.encode("rest"), isRest: false });
  writer.release({ now: 3, isEnd: true });
  assertEquals(pieces.at(-1), "web:api | rest\n");
  assertEquals(writer.holds, false);
});

Deno.test("a line that was let go in part goes on with a plus, and its bare end is nothing", () => {
  const { writer, pieces } = writing(prefix());
  writer.take(encoder.encode("name: "), 0);
  writer.release({ now: 1, isEnd: false });
  writer.take(encoder.encode("x\nagain"), 2);
  writer.release({ now: 3, isEnd: false });
  writer.take(encoder.encode("\nnext\n"), 4);
  assertEquals(pieces.join(""), "web:api | name: \nweb:api + x\nweb:api | again\nweb:api | next\n");
});

Deno.test("a prefix bears the time of what it stands before", () => {
  const { writer, pieces } = writing(prefix((now) => `t${now}`));
  writer.take(encoder.encode("a\n"), 1);
  writer.take(encoder.encode("b\n"), 2);
  assertEquals(pieces.join(""), "web:api | t1 a\nweb:api | t2 b\n");
});

Deno.test("JSON has an object for each line, and replaces what is not UTF-8", () => {
  const { writer, pieces } = writing(json());
  const bytes = concatBytes(
    encoder.encode('say "hé" \\ \t\x01\r\n'),
    Uint8Array.of(97, 0xff, 98, 10),
    encoder.encode("z"),
  );
  writer.take(bytes, 1.5);
  writer.release({ now: 2.5, isEnd: false });
  writer.take(encoder.encode("!\n"), 3);
  const head = { time: "1970-01-01T00:00:01.500Z", program: "api", group: "web", stream: "stdout", pid: 7 };
  assertEquals(pieces.join("").trim().split("\n").map((line) => JSON.parse(line)), [
    { ...head, message: 'say "hé" \\ \t\x01\r' },
    { ...head, message: "a\ufffdb" },
    { ...head, time: "1970-01-01T00:00:02.500Z", message: "z", continued: true },
    { ...head, time: "1970-01-01T00:00:03.000Z", message: "!" },
  ]);
});

Deno.test("a character is not cut where a line is", () => {
  const { writer, pieces } = writing(json());
  const bytes = encoder.encode("aé");
  writer.take(bytes.subarray(0, 2), 0);
  writer.release({ now: 1, isEnd: false });
  writer.take(concatBytes(bytes.subarray(2), encoder.encode("\n")), 2);
  writer.take(encoder.encode(`${"é".repeat(50_000)}\n`), 2);
  const told = pieces.join("").trim().split("\n").map((line): Told => JSON.parse(line));
  assertEquals(told.slice(0, 2).map(({ message }) => message), ["a", "é"]);
  assertEquals(told.slice(2).map(({ message }) => message).join(""), "é".repeat(50_000));
  assertEquals(told.slice(2).map(({ continued = false }) => continued), [true, false]);
});

const SPACES = { "": WorkSpace.get(), " without native code": new WorkSpace({ code: null }) };
const WAYS = Object.entries({ prefix, json }).flatMap(([name, format]) => {
  return Object.entries(SPACES).map(([how, space]) => ({ name, format, how, space }));
});

for (const { name, format, how, space } of WAYS) {
  Deno.test(`200 streams through ${name}${how} lose no byte, however they are cut and long`, () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = new Random(seed);
      const line = () => "x".repeat(random.pick([0, 1, 2, 3, 4, 5, 60, 200, 4000, 65535, 65536, 65537, 140_000]));
      const marked = () => random.pick(["", '"', "\\", "é", "\u0001"]) + line() + random.pick(["", '"', "é", "😀"]);
      const lines = random.list({ from: 1, to: 12 }, marked);
      const { writer, pieces } = writing(format(), space);
      const all = encoder.encode(lines.map((each) => `${each}\n`).join(""));
      for (let at = 0; at < all.length;) {
        const length = random.pick([1, 2, 3, 7, 100, 4096, 65536, 131072, 300_000]);
        writer.take(random.pick([asItComes, asIsRead])(all.subarray(at, at + length)), at);
        at += length;
      }
      assertEquals(writer.holds, false);
      const read = name === "json" ? joinedJson(pieces.join("")) : joinedPrefixed(pieces.join(""));
      assertEquals(read, lines, `seed ${seed}`);
    }
  });
}

const asItComes = (data: Uint8Array) => data.slice();

/** As it is read: where it stays, if it is not too much for that. */
function asIsRead(data: Uint8Array): Uint8Array {
  const { readBuffer } = WorkSpace.get();
  if (data.length > readBuffer.length) return data;
  readBuffer.set(data);
  return readBuffer.subarray(0, data.length);
}

function joinedJson(text: string): readonly string[] {
  const joined: string[] = [];
  let begun = "";
  for (const line of text.trimEnd().split("\n")) {
    const { message, continued }: Told = JSON.parse(line);
    begun += message;
    if (continued) continue;
    joined.push(begun);
    begun = "";
  }
  return joined;
}

function joinedPrefixed(text: string): readonly string[] {
  return text.split(/^web:api \| /m).slice(1).map((line) => line.replace(/\n$/, "").replaceAll("\nweb:api + ", ""));
}
