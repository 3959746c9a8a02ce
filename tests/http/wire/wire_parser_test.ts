import { assertEquals } from "@std/assert";
import { MAX_HEAD, type WireEvent, WireParser } from "../../../src/http/wire/wire_parser.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function parse(...chunks: readonly Uint8Array[]): readonly WireEvent[] {
  const parser = new WireParser();
  const events: WireEvent[] = [];
  for (const chunk of chunks) {
    parser.push(chunk);
    for (let event = parser.next(); event !== null; event = parser.next()) events.push(event);
  }
  return events;
}

const post = (body: string) => `POST /RPC2 HTTP/1.1\r\nContent-Length: ${bytes(body).length}\r\n\r\n${body}`;

Deno.test("WireParser gives head and body of a request", () => {
  assertEquals(parse(bytes("POST /RPC2/%41%C3%A9?a=%20b#c HTTP/1.1\r\nHost: x\r\ncontent-length: 2\r\n\r\nhi")), [
    {
      kind: "head",
      head: {
        line: "POST /RPC2/%41%C3%A9?a=%20b#c HTTP/1.1",
        method: "POST",
        path: "/RPC2/Aé",
        query: "a=%20b",
        version: "1.1",
        headers: ["Host: x", "content-length: 2"],
      },
      framing: { kind: "length", length: 2 },
    },
    { kind: "body", body: bytes("hi") },
  ]);
});

/** A pseudo-random generator (a linear congruence), so that a failure can be repeated by its seed. */
function cuts(length: number, seed: number): readonly number[] {
  const points = [0, length];
  let state = seed;
  for (let count = seed % 12; count > 0; count--) {
    state = (state * 1103515245 + 12345) % 2147483648;
    points.push((state >> 8) % (length + 1));
  }
  return points.toSorted((a, b) => a - b);
}

Deno.test("WireParser gives the same for a stream however it is cut", () => {
  const stream = bytes(
    "\r\n" + post("<x/>") + post("") + "GET /é HTTP/1.1\r\nX: a\r\n  b\r\n\r\n\r\nGET / HTTP/1.0\r\n\r\n" +
      post("\r\n\r\n".repeat(700)) + "DELETE /%zz%41 HTTP/2.0\r\n\r\n" + "junk\r\n\r\nGET / HTTP/1.1\r\n\r\n",
  );
  const whole = parse(stream);
  assertEquals(whole.map(({ kind }) => kind).join(" "), "head body ".repeat(6) + "bad");
  for (let seed = 1; seed <= 500; seed++) {
    const points = cuts(stream.length, seed);
    const chunks = points.slice(1).map((end, index) => stream.subarray(points[index], end));
    assertEquals(parse(...chunks), whole, `seed ${seed}`);
  }
  assertEquals(parse(...Array.from(stream, (byte) => Uint8Array.of(byte))), whole);
});

Deno.test("WireParser answers lines that are no requests with one bad event", () => {
  const heads = [
    "GARBAGE",
    "GET  / HTTP/1.1",
    "GET / http/1.1",
    "GET / HTTP/1.1 ",
    " GET / HTTP/1.1",
    "GET / HTTP/x",
    "GET /a\nb HTTP/1.1",
    "GET /a\rb HTTP/1.1",
    "GET /a\0b HTTP/1.1",
    "GET / HTTP/1.1\r\n folded",
    "GET / HTTP/1.1\r\nA: b\nC: d",
  ];
  for (const head of heads) {
    assertEquals(parse(bytes(`${head}\r\n\r\nGET / HTTP/1.1\r\n\r\n`)), [{ kind: "bad" }], head);
  }
  assertEquals(parse(Uint8Array.of(...bytes("GET /"), 0xff, ...bytes(" HTTP/1.1\r\n\r\n"))), [{ kind: "bad" }]);
});

Deno.test("WireParser skips one line break before a request and ends at a blank line alone", () => {
  assertEquals(parse(bytes("\r\nGET / HTTP/1.1\r\n\r\n")).map(({ kind }) => kind), ["head", "body"]);
  assertEquals(parse(bytes("\r\n\r\nGET / HTTP/1.1\r\n\r\n")), [{ kind: "blank" }]);
});

Deno.test("WireParser takes CRLF CRLF only as the end of a head", () => {
  assertEquals(parse(bytes("GET /nope HTTP/1.1\n\n")), []);
});

Deno.test("WireParser takes a request line without a version", () => {
  const [event] = parse(bytes("GET /nope\r\n\r\n"));
  assertEquals(event?.kind === "head" && event.head.version, null);
});

Deno.test("WireParser reads Content-Length as the original does, or refuses", () => {
  const framingOf = (headers: string) => {
    const [event] = parse(bytes(`POST /RPC2 HTTP/1.1\r\n${headers}\r\n\r\n`));
    return event?.kind === "head" ? event.framing : event;
  };
  assertEquals(framingOf("X: y"), { kind: "length", length: 0 });
  assertEquals(framingOf("Content-Length:5"), { kind: "refused", status: 411 });
  assertEquals(framingOf("CONTENT-LENGTH:  5 "), { kind: "length", length: 5 });
  assertEquals(framingOf("Content-Length: 5\r\nContent-Length: 5"), { kind: "length", length: 5 });
  assertEquals(framingOf("Content-Length: 16777216"), { kind: "length", length: 16777216 });
  assertEquals(framingOf("Content-Length: 16777217"), { kind: "refused", status: 413 });
  assertEquals(framingOf("Content-Length: 5\r\nContent-Length: 6"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: 5\r\nContent-Length:6"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: 5\r\nContent-Length : 6"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: 5\r\nContent-Length: 0x5"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: \r\nContent-Length: 6"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: \r\nContent-Length: 0"), { kind: "length", length: 0 });
  assertEquals(framingOf("Content-Length: +"), { kind: "refused", status: 500 });
  assertEquals(framingOf("Content-Length: -5"), { kind: "refused", status: 400 });
  assertEquals(framingOf("Content-Length: x"), { kind: "refused", status: 500 });
  assertEquals(framingOf("Transfer-Encoding: chunked"), { kind: "refused", status: 411 });
  assertEquals(framingOf("Content-Length: 5\r\nTransfer-Encoding: chunked"), { kind: "refused", status: 411 });
});

Deno.test("WireParser gives up on a head without end", () => {
  const parser = new WireParser();
  parser.push(bytes("GET / HTTP/1.1\r\n"));
  assertEquals(parser.next(), null);
  parser.push(new Uint8Array(MAX_HEAD).fill(120));
  assertEquals(parser.next(), { kind: "bad" });
  assertEquals(parser.next(), null);
});

Deno.test("WireParser tells what the next bytes belong to", () => {
  const parser = new WireParser();
  assertEquals(parser.stage, "idle");
  parser.push(bytes("GET / HTTP/1.1\r\nContent-"));
  assertEquals([parser.next(), parser.stage], [null, "head"]);
  parser.push(bytes("Length: 2\r\n\r\nh"));
  assertEquals([parser.next()?.kind, parser.next(), parser.stage], ["head", null, "body"]);
  parser.push(bytes("i"));
  assertEquals([parser.next()?.kind, parser.next(), parser.stage], ["body", null, "idle"]);
});

Deno.test("WireParser takes an address apart after it is decoded, but for what follows the last question mark", () => {
  const cases = [
    ["/a;b?c#d", "/a;b", "c"],
    ["/a%3Bb%3Fc%23d", "/a;b", "c"],
    ["/a%3Fb?c", "/a", "b?c"],
    ["/a?b%23?c%23", "/a", "b"],
    ["/a#b?c", "/a", ""],
    ["/a?b?c%20", "/a", "b?c%20"],
    ["/a%2520?%25", "/a%20", "%25"],
    ["?a", "", "a"],
  ] as const;
  for (const [uri, path, query] of cases) {
    const [event] = parse(bytes(`GET ${uri} HTTP/1.1\r\n\r\n`));
    assertEquals(event?.kind === "head" && [event.head.path, event.head.query], [path, query], uri);
  }
});

Deno.test("WireParser.pending is what another parser needs to go on, wherever it is", () => {
  const input = bytes(`${post("first")}${post("second")}`);
  for (let at = 0; at <= input.length; at++) {
    const parser = new WireParser();
    parser.push(input.subarray(0, at));
    const events: WireEvent[] = [];
    for (let event = parser.next(); event !== null; event = parser.next()) events.push(event);
    // The other one gives the head anew whose body is awaited
    if (events.at(-1)?.kind === "head") events.pop();
    assertEquals([...events, ...parse(parser.pending, input.subarray(at))], parse(input), `cut at ${at}`);
  }
});
