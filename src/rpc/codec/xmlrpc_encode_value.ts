import { RpcDouble, type RpcStruct, type RpcValue } from "./xmlrpc_value.ts";

// deno-lint-ignore no-control-regex -- these are the characters that XML 1.0 forbids, beside lone surrogates.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g;
// deno-lint-ignore no-control-regex -- as above: whatever may need work.
const SPECIAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff&<>]/;

/** What documents begin with. */
export const DECLARATION = "<?xml version='1.0'?>\n";

/** What stands around the values of an array that is a whole answer (RPC-003). */
export const ARRAY_ANSWER = {
  beginning: `${DECLARATION}<methodResponse>\n<params>\n<param>\n<value><array><data>\n`,
  end: "</data></array></value>\n</param>\n</params>\n</methodResponse>\n",
} as const;

/**
 * Text as it stands in XML: & < > escaped, quotes not (RPC-005). What XML 1.0 forbids becomes U+FFFD, where the
 * original sends a document that clients cannot read (RPC-006), and so does what is not UTF-8 (decided for RPC-106).
 */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  // Pass by pass, and run by run: a binary log of many megabytes must not take seconds
  return text.toWellFormed()
    .replaceAll(FORBIDDEN, (run) => "\ufffd".repeat(run.length))
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A <value> element in the original's layout: a newline after it and after most elements in it (RPC-003). */
export function encodeValue(value: RpcValue): string {
  if (typeof value === "string") return `<value><string>${escapeXml(value)}</string></value>\n`;
  if (typeof value === "boolean") return `<value><boolean>${value ? 1 : 0}</boolean></value>\n`;
  if (typeof value === "number") return `<value><int>${integer(value)}</int></value>\n`;
  if (value instanceof RpcDouble) return `<value><double>${value.value}</double></value>\n`;
  // Text grows by itself faster than by lists of its parts, of which an answer has ten thousands
  let text = "";
  if (isArray(value)) {
    for (const item of value) text += encodeValue(item);
    return `<value><array><data>\n${text}</data></array></value>\n`;
  }
  for (const [name, member] of Object.entries(value)) {
    text += `<member>\n<name>${escapeXml(name)}</name>\n${encodeValue(member)}</member>\n`;
  }
  return `<value><struct>\n${text}</struct></value>\n`;
}

/** A <params> element of these values. */
export function encodeParams(params: readonly RpcValue[]): string {
  return `<params>\n${params.map((value) => `<param>\n${encodeValue(value)}</param>\n`).join("")}</params>\n`;
}

function isArray(value: readonly RpcValue[] | RpcStruct): value is readonly RpcValue[] {
  return Array.isArray(value);
}

function integer(value: number): string {
  if (Number.isSafeInteger(value)) return value.toFixed(0);
  throw new TypeError(`Cannot encode ${value}: not a whole number`);
}
