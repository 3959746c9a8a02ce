import { assert, assertEquals } from "@std/assert";
import { MAX_HEAD, type WireEvent, WireParser } from "../../src/http/wire/wire_parser.ts";
import { cut } from "./support/cut.ts";
import { fuzz } from "./support/fuzz.ts";
import { HTTP_PIECES } from "./support/http_pieces.ts";

fuzz({
  name: "http",
  share: 0.15,
  pieces: HTTP_PIECES,
  property(input, random) {
    const whole = parse([input]);
    assertEquals(parse(cut(input, random)), whole);
    for (const event of whole) if (event.kind === "head") checkFraming(event);
    // Nothing is understood behind what ends a connection
    const ends = whole.findIndex((event) => event.kind === "bad" || event.kind === "blank" || isRefused(event));
    assert(ends === -1 || ends === whole.length - 1);
  },
});

/** Every event; what is held back in between is bounded by what a head or a body may be. */
function parse(chunks: readonly Uint8Array[]): readonly WireEvent[] {
  const parser = new WireParser();
  const events: WireEvent[] = [];
  for (const chunk of chunks) {
    parser.push(chunk);
    for (let event = parser.next(); event !== null; event = parser.next()) events.push(event);
  }
  return events;
}

function isRefused(event: WireEvent): boolean {
  return event.kind === "head" && event.framing.kind === "refused";
}

/** A request whose end a proxy might see elsewhere is never taken: two lengths, or chunks beside a length. */
function checkFraming({ head, framing }: Extract<WireEvent, { readonly kind: "head" }>): void {
  assert(head.line.length + head.headers.join("").length <= MAX_HEAD);
  if (framing.kind === "refused") return;
  assertEquals(valuesOf(head.headers, "transfer-encoding"), []);
  for (const value of valuesOf(head.headers, "content-length")) assertEquals(Number(value), framing.length);
}

function valuesOf(headers: readonly string[], name: string): readonly string[] {
  const isNamed = (line: string) => line.slice(0, line.indexOf(":")).trim().toLowerCase() === name;
  return headers.filter(isNamed).map((line) => line.slice(line.indexOf(":") + 1).trim());
}
