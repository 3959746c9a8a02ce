import { MAX_DEPTH, type XmlElement, XmlRpcSyntaxError } from "./xmlrpc_element.ts";
import { MARKUP } from "./xmlrpc_markup.ts";
import { isForbidden, resolveReferences } from "./xmlrpc_references.ts";

interface OpenElement {
  readonly name: string;
  text: string | null;
  readonly children: XmlElement[];
}

/**
 * Reads the XML that XML-RPC programs write: a declaration (its encoding is ignored, RPC-009), elements, comments,
 * CDATA, character references and the five entities; attributes and processing instructions are checked and dropped.
 * "unfamiliar" is a well-formed document whose meaning takes a full parser: one with namespaces or a DOCTYPE.
 * Throws XmlRpcSyntaxError for what is not well-formed, nested too deep, or defines entities (RPC-015).
 */
export function scanXml(document: string): XmlElement | "unfamiliar" {
  const text = document.includes("\r") ? document.replaceAll(/\r\n?/g, "\n") : document;
  if (isForbidden(text)) throw new XmlRpcSyntaxError("forbidden character");
  return new Scanner(text).root();
}

class Scanner {
  #position: number;
  readonly #open: OpenElement[] = [];
  #root: XmlElement | null = null;
  #isFamiliar = true;

  constructor(private readonly text: string) {
    this.#position = MARKUP.declaration.exec(text)?.[0].length ?? 0;
  }

  root(): XmlElement | "unfamiliar" {
    while (this.#position < this.text.length) this.#step();
    if (this.#root === null || this.#open.length > 0) throw new XmlRpcSyntaxError("unexpected end");
    return this.#isFamiliar ? this.#root : "unfamiliar";
  }

  #step(): void {
    if (this.text[this.#position] !== "<") return this.#characters();
    switch (this.text[this.#position + 1]) {
      case "/":
        return this.#endTag();
      case "!":
        return this.#declaration();
      case "?":
        return this.#instruction();
      default:
        return this.#startTag();
    }
  }

  #characters(): void {
    const end = this.text.indexOf("<", this.#position);
    const raw = this.#take(end < 0 ? this.text.length : end);
    if (raw.includes("]]>")) throw new XmlRpcSyntaxError("']]>' in text");
    if (this.#open.length > 0) return this.#append(resolveReferences(raw));
    if (/[^ \t\n]/.test(raw)) throw new XmlRpcSyntaxError("text outside the root element");
  }

  #declaration(): void {
    if (this.text.startsWith("<!--", this.#position)) return this.#comment();
    if (this.text.startsWith("<![CDATA[", this.#position)) return this.#cdata();
    if (this.#open.length > 0 || this.#root !== null) throw new XmlRpcSyntaxError("bad markup");
    this.#match(MARKUP.doctype());
    this.#isFamiliar = false;
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

  #instruction(): void {
    const end = this.text.indexOf("?>", this.#position);
    const [, target = ""] = this.#match(MARKUP.instruction());
    if (end < 0 || target.toLowerCase() === "xml") throw new XmlRpcSyntaxError("bad processing instruction");
    if (target.includes(":")) this.#isFamiliar = false;
    this.#position = end + 2;
  }

  /** Most tags are plain, and then the general patterns are ten times slower. */
  #endTag(): void {
    const name = this.#open.at(-1)?.name;
    if (name === undefined || !this.text.startsWith(`</${name}>`, this.#position)) {
      return this.#close(this.#match(MARKUP.endTag())[1]);
    }
    this.#position += name.length + 3;
    this.#close(name);
  }

  #startTag(): void {
    MARKUP.plainTag.lastIndex = this.#position;
    const plain = MARKUP.plainTag.exec(this.text)?.[1];
    if (plain === undefined) return this.#generalTag();
    this.#position = MARKUP.plainTag.lastIndex;
    this.#start(plain);
  }

  #generalTag(): void {
    const [, name = "", attributes = "", empty] = this.#match(MARKUP.startTag());
    if (name.includes(":")) this.#isFamiliar = false;
    if (attributes !== "") this.#attributes(attributes);
    this.#start(name);
    if (empty) this.#close(name);
  }

  #attributes(text: string): void {
    const names = new Set<string>();
    for (const [, name = "", value = ""] of text.matchAll(MARKUP.attribute())) {
      if (names.has(name)) throw new XmlRpcSyntaxError("an attribute given twice");
      names.add(name);
      resolveReferences(value);
      if (/^xmlns$|:/.test(name)) this.#isFamiliar = false;
    }
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.text);
    if (match === null) throw new XmlRpcSyntaxError("bad markup");
    this.#position = pattern.lastIndex;
    return match;
  }

  #start(name: string): void {
    if (this.#root !== null) throw new XmlRpcSyntaxError("a second root element");
    if (this.#open.length >= MAX_DEPTH) throw new XmlRpcSyntaxError("nested too deep");
    this.#open.push({ name, text: null, children: [] });
  }

  #close(name: string | undefined): void {
    const element = this.#open.pop();
    if (element === undefined || element.name !== name) throw new XmlRpcSyntaxError("mismatched end tag");
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
