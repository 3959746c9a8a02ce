import { MAX_DEPTH, type XmlElement, XmlRpcSyntaxError } from "./xmlrpc_element.ts";

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:'1\.\d'|"1\.\d")(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:'[\w.-]+'|"[\w.-]+"))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:'(?:yes|no)'|"(?:yes|no)"))?[ \t\n]*\?>/;
// deno-lint-ignore no-control-regex -- these are the characters that XML 1.0 forbids.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const TAG = /<(\/?)([A-Za-z_][\w.-]*)[ \t\n]*(\/?)>/y;
const REFERENCE = /&(?:#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});|(lt|gt|amp|quot|apos);)?/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** XML that is outside what this scanner knows; a full parser may still read it. */
class Unfamiliar extends Error {}

interface OpenElement {
  readonly name: string;
  text: string | null;
  readonly children: XmlElement[];
}

/**
 * Reads the XML that XML-RPC programs write: a declaration (its encoding is ignored, RPC-009), elements without
 * attributes, comments, CDATA, character references and the five entities. Strict within that.
 * "unfamiliar" asks for a full parser: DOCTYPE, attributes, namespaces, processing instructions.
 * Throws XmlRpcSyntaxError for a document that no parser would accept.
 */
export function scanXml(document: string): XmlElement | "unfamiliar" {
  const text = document.includes("\r") ? document.replaceAll(/\r\n?/g, "\n") : document;
  if (FORBIDDEN.test(text)) throw new XmlRpcSyntaxError("forbidden character");
  try {
    return new Scanner(text).root();
  } catch (error) {
    if (error instanceof Unfamiliar) return "unfamiliar";
    throw error;
  }
}

class Scanner {
  #position: number;
  readonly #open: OpenElement[] = [];
  #root: XmlElement | null = null;

  constructor(private readonly text: string) {
    this.#position = DECLARATION.exec(text)?.[0].length ?? 0;
  }

  root(): XmlElement {
    while (this.#position < this.text.length) this.#step();
    if (this.#root === null || this.#open.length > 0) throw new XmlRpcSyntaxError("unexpected end");
    return this.#root;
  }

  #step(): void {
    if (this.text[this.#position] !== "<") return this.#characters();
    if (this.text.startsWith("<!--", this.#position)) return this.#comment();
    if (this.text.startsWith("<![CDATA[", this.#position)) return this.#cdata();
    this.#tag();
  }

  #characters(): void {
    const end = this.text.indexOf("<", this.#position);
    const raw = this.#take(end < 0 ? this.text.length : end);
    if (raw.includes("]]>")) throw new XmlRpcSyntaxError("']]>' in text");
    if (this.#open.length > 0) return this.#append(raw.includes("&") ? raw.replaceAll(REFERENCE, resolve) : raw);
    if (/[^ \t\n]/.test(raw)) throw new XmlRpcSyntaxError("text outside the root element");
  }

  #comment(): void {
    const end = this.text.indexOf("--", this.#position + 4);
    if (end < 0 || this.text[end + 2] !== ">") throw new XmlRpcSyntaxError("bad comment");
    this.#position = end + 3;
  }

  #cdata(): void {
    const end = this.text.indexOf("]]>", this.#position);
    if (end < 0 || this.#open.length === 0) throw new XmlRpcSyntaxError("bad CDATA section");
    this.#append(this.text.slice(this.#position + 9, end));
    this.#position = end + 3;
  }

  #tag(): void {
    TAG.lastIndex = this.#position;
    const match = TAG.exec(this.text);
    if (match === null) throw this.#unknownMarkup();
    const [whole, closing, name = "", empty] = match;
    this.#position += whole.length;
    if (closing && empty) throw new XmlRpcSyntaxError("bad end tag");
    if (closing) return this.#close(name);
    this.#start(name);
    if (empty) this.#close(name);
  }

  #unknownMarkup(): Error {
    const rest = this.text.slice(this.#position, this.#position + 64);
    const known = /^<(?:!DOCTYPE[ \t\n]|\?(?!xml[ \t\n])|[\p{L}_:])/u.test(rest) || /^<\/[\p{L}_:]/u.test(rest);
    const ended = this.text.includes(">", this.#position);
    return known && ended ? new Unfamiliar() : new XmlRpcSyntaxError("bad markup");
  }

  #start(name: string): void {
    if (this.#root !== null) throw new XmlRpcSyntaxError("a second root element");
    if (this.#open.length >= MAX_DEPTH) throw new XmlRpcSyntaxError("nested too deep");
    this.#open.push({ name, text: null, children: [] });
  }

  #close(name: string): void {
    const element = this.#open.pop();
    if (element?.name !== name) throw new XmlRpcSyntaxError("mismatched end tag");
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    parent?.children.push(element);
  }

  #append(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined || element.children.length > 0 || text === "") return;
    element.text = (element.text ?? "") + text;
  }

  #take(end: number): string {
    const taken = this.text.slice(this.#position, end);
    this.#position = end;
    return taken;
  }
}

function resolve(_whole: string, decimal?: string, hex?: string, entity?: string): string {
  if (entity !== undefined) return ENTITIES[entity] ?? "";
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  // NaN, from a bare "&" or an unknown entity, is refused here too.
  if (!(code <= 0x10ffff)) throw new XmlRpcSyntaxError("bad reference");
  const character = String.fromCodePoint(code);
  if (FORBIDDEN.test(character)) throw new XmlRpcSyntaxError("reference to a forbidden character");
  return character;
}
