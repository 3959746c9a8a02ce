/** One element of an XML document, reduced to what XML-RPC reads from it. */
export interface XmlElement {
  /** The tag; "{uri}local" when it stands in a namespace. */
  readonly name: string;
  /** The characters before the first child element, comments skipped; null when there are none. */
  readonly text: string | null;
  readonly children: readonly XmlElement[];
}

/** A document that cannot be read: not well-formed, refused for safety, or not what XML-RPC looks like. */
export class XmlRpcSyntaxError extends Error {
  override readonly name = "XmlRpcSyntaxError";

  constructor(why: string) {
    super(`Cannot read XML-RPC document: ${why}`);
  }
}

/** Elements within elements; an array within an array takes three levels. */
export const MAX_DEPTH = 256;
