import type { Value } from "./value.ts";

/** A decoded answer: the one result, or a fault. */
export type Answer =
  | { readonly kind: "result"; readonly value: Value }
  | { readonly kind: "fault"; readonly fault: Value };

// deno-lint-ignore no-control-regex
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const ENTITIES = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["apos", "'"]]);

/** Decodes a methodResponse. Throws where a strict client would: text XML 1.0 forbids, an unknown type, a missing tag. */
export function decodeAnswer(xml: string): Answer {
  if (FORBIDDEN.test(xml)) throw new Error("not well-formed XML: a character that XML 1.0 forbids");
  const reader = new Reader(xml.replace(/^<\?xml[^>]*\?>/, ""));
  reader.open("methodResponse");
  if (reader.tryOpen("fault")) return { kind: "fault", fault: value(reader) };
  reader.open("params");
  reader.open("param");
  return { kind: "result", value: value(reader) };
}

/** A cursor over tags and the text between them. */
class Reader {
  #at = 0;
  constructor(readonly xml: string) {}

  open(name: string): void {
    if (!this.tryOpen(name)) {
      throw new Error(`no <${name}> at ${JSON.stringify(this.xml.slice(this.#at, this.#at + 40))}`);
    }
  }

  tryOpen(name: string): boolean {
    const match = new RegExp(`\\s*<${name}>`, "y");
    match.lastIndex = this.#at;
    if (!match.test(this.xml)) return false;
    this.#at = match.lastIndex;
    return true;
  }

  /** The text up to the closing tag `name`, which is passed over. */
  textTo(name: string): string {
    const end = this.xml.indexOf(`</${name}>`, this.#at);
    if (end < 0) throw new Error(`no </${name}>`);
    const text = this.xml.slice(this.#at, end);
    this.#at = end + name.length + 3;
    return unescape(text);
  }
}

function unescape(text: string): string {
  if (text.includes("<")) throw new Error(`a tag inside text: ${text}`);
  return text.replace(/&(#?\w+);/g, (whole, name: string) => {
    if (name.startsWith("#x")) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES.get(name) ?? whole;
  });
}

function value(reader: Reader): Value {
  reader.open("value");
  const decoded = typed(reader);
  reader.open("/value");
  return decoded;
}

function typed(reader: Reader): Value {
  if (reader.tryOpen("string")) return reader.textTo("string");
  if (reader.tryOpen("int")) return Number(reader.textTo("int"));
  if (reader.tryOpen("boolean")) return reader.textTo("boolean") === "1";
  if (reader.tryOpen("array")) return array(reader);
  reader.open("struct");
  return struct(reader);
}

function array(reader: Reader): Value {
  const items: Value[] = [];
  reader.open("data");
  while (!reader.tryOpen("/data")) items.push(value(reader));
  reader.open("/array");
  return items;
}

function struct(reader: Reader): Value {
  const members: [string, Value][] = [];
  while (reader.tryOpen("member")) {
    reader.open("name");
    members.push([reader.textTo("name"), value(reader)]);
    reader.open("/member");
  }
  reader.open("/struct");
  return Object.fromEntries(members);
}
