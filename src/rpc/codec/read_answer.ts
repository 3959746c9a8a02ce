import { MAX_DEPTH } from "./xmlrpc_element.ts";
import { resolveReferences } from "./xmlrpc_references.ts";
import type { RpcInput } from "./xmlrpc_value.ts";

const HEAD = "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n";
const TAIL = "</param>\n</params>\n</methodResponse>\n";
/** Three groups: a string, an int, a boolean. */
const SCALAR = "<value>(?:<string>([^<]*)</string>|<int>(-?\\d+)</int>|<boolean>([01])</boolean>)</value>\\n";
const VALUE = new RegExp(SCALAR, "y");
const MEMBER = new RegExp(`<member>\\n<name>([a-z]\\w*)</name>\\n${SCALAR}</member>\\n`, "y");

// deno-lint-ignore no-control-regex -- What a parser refuses or changes, and what stands for bytes that are not UTF-8
const ODD = /[\x00-\x08\x0b-\x1f\ufffd-\uffff]|\]\]>/;

/**
 * The value in a response body that has the exact layout of the original's answers (RPC-003), read in a tenth of the
 * time that decodeResponse() takes: a client that ends with its answer runs too short for code to become fast.
 * Undefined for everything else, faults included: that is for decodeResponse().
 */
export function readAnswer(body: Uint8Array): RpcInput | undefined {
  const text = new TextDecoder().decode(body);
  if (!text.startsWith(HEAD) || ODD.test(text)) return undefined;
  return new Reader(text).answer();
}

class Reader {
  #position = HEAD.length;

  constructor(private readonly text: string) {}

  answer(): RpcInput | undefined {
    const value = this.#value(0);
    return this.#take(TAIL) && this.#position === this.text.length ? value : undefined;
  }

  #value(depth: number): RpcInput | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (this.#take("<value><array><data>\n")) return this.#array(depth);
    if (this.#take("<value><struct>\n")) return this.#struct();
    const match = this.#match(VALUE);
    return match === null ? undefined : scalar(match, 1);
  }

  #array(depth: number): RpcInput | undefined {
    const items: RpcInput[] = [];
    while (!this.#take("</data></array></value>\n")) {
      const item = this.#value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  #struct(): RpcInput | undefined {
    const members: Record<string, RpcInput> = {};
    while (!this.#take("</struct></value>\n")) {
      const match = this.#match(MEMBER);
      if (match === null) return undefined;
      members[match[1] ?? ""] = scalar(match, 2);
    }
    return members;
  }

  #take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.#position)) return false;
    this.#position += expected.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.text);
    if (match !== null) this.#position = pattern.lastIndex;
    return match;
  }
}

/** The value of the three groups from `first` on. */
function scalar(match: RegExpExecArray, first: number): RpcInput {
  const text = match[first];
  if (text !== undefined) return resolveReferences(text);
  const int = match[first + 1];
  return int === undefined ? match[first + 2] === "1" : Number(int);
}
