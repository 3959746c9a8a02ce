import { MAX_DEPTH, type XmlElement, XmlRpcSyntaxError } from "./xmlrpc_element.ts";

/** Characters; a full parser is some hundred times slower than the scanner, and nothing needs it for more. */
const MAX_LENGTH = 1024 * 1024;
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** The part of a DOM node that is read here. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly localName?: string;
  readonly namespaceURI?: string | null;
}

/**
 * Reads a document that the scanner has found well-formed but unfamiliar, with xmlbuilder2. That is loaded only now:
 * hardly any client sends such a document, and the library costs more than all of a daemon's start.
 * Throws XmlRpcSyntaxError.
 */
export async function parseXmlDom(document: string): Promise<XmlElement> {
  if (document.length > MAX_LENGTH) throw new XmlRpcSyntaxError("too long for unusual XML");
  const text = document.replaceAll(/\r\n?/g, "\n");
  const { create } = await import("npm:xmlbuilder2@4.0.3");
  return toElement(rootOf(() => create({ skipWhitespaceOnlyText: false }, text).root().node), 1);
}

function rootOf(parse: () => DomNode): DomNode {
  try {
    return parse();
  } catch (error) {
    throw new XmlRpcSyntaxError(error instanceof Error ? error.message : String(error));
  }
}

function toElement(node: DomNode, depth: number): XmlElement {
  if (depth > MAX_DEPTH) throw new XmlRpcSyntaxError("nested too deep");
  let text: string | null = null;
  const children: XmlElement[] = [];
  for (const child of node.childNodes) {
    if (child.nodeType === ELEMENT) children.push(toElement(child, depth + 1));
    const characters = child.nodeType === TEXT || child.nodeType === CDATA;
    if (characters && children.length === 0 && child.nodeValue) text = (text ?? "") + child.nodeValue;
  }
  const local = node.localName ?? "";
  return { name: node.namespaceURI ? `{${node.namespaceURI}}${local}` : local, text, children };
}
