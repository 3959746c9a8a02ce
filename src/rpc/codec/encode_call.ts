import { DECLARATION, encodeParams, escapeXml } from "./xmlrpc_encode_value.ts";
import type { RpcValue } from "./xmlrpc_value.ts";

/** A call document, UTF-8: whole numbers as <int>, true and false as <boolean>, text as <string>. */
export function encodeCall(method: string, params: readonly RpcValue[]): Uint8Array {
  const name = `<methodName>${escapeXml(method)}</methodName>\n`;
  return new TextEncoder().encode(`${DECLARATION}<methodCall>\n${name}${encodeParams(params)}</methodCall>\n`);
}
