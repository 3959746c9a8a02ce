import { FAULTS, RpcFault } from "./fault.ts";
import { decodeValue } from "./xmlrpc_decode_value.ts";
import { parseXmlDom } from "./xmlrpc_dom.ts";
import { type XmlElement, XmlRpcSyntaxError } from "./xmlrpc_element.ts";
import { DECLARATION, encodeParams, encodeValue } from "./xmlrpc_encode_value.ts";
import { scanXml } from "./xmlrpc_scan.ts";
import { isRpcStruct, type RpcInput, type RpcValue } from "./xmlrpc_value.ts";

const encoder = new TextEncoder();
const STRICT = new TextDecoder("utf-8", { fatal: true });

export interface RpcCall {
  /** As written, white space included; "" when the document names none (RPC-011, RPC-013). */
  readonly method: string;
  readonly params: readonly RpcInput[];
}

/** A successful answer in the original's exact layout (Compat: RPC-003). TypeError for a number that is not whole. */
export function encodeResponse(value: RpcValue): Uint8Array {
  return encoder.encode(`${DECLARATION}<methodResponse>\n${encodeParams([value])}</methodResponse>\n`);
}

/** A fault in the original's exact layout (Compat: RPC-004). */
export function encodeFault({ code, text }: { readonly code: number; readonly text: string }): Uint8Array {
  const value = encodeValue({ faultCode: code, faultString: text });
  return encoder.encode(`${DECLARATION}<methodResponse>\n<fault>\n${value}</fault>\n</methodResponse>\n`);
}

/** The call in a request body. Throws XmlRpcSyntaxError, also when the body is not UTF-8 (RPC-009). */
export async function decodeCall(body: Uint8Array): Promise<RpcCall> {
  const root = await parse(body);
  const method = last(root, "methodName")?.text ?? "";
  // Compat: RPC-012, no <params> means no parameters.
  const params = last(root, "params")?.children ?? [];
  return { method, params: params.map(decodeParam) };
}

/** The value in a response body. Throws RpcFault when it is a fault, XmlRpcSyntaxError when it is no response. */
export async function decodeResponse(body: Uint8Array): Promise<RpcInput> {
  const root = await parse(body);
  const fault = last(root, "fault")?.children[0];
  if (fault !== undefined) throw toFault(decodeValue(fault));
  const param = last(root, "params")?.children[0];
  if (root.name !== "methodResponse" || param === undefined) throw new XmlRpcSyntaxError("not a response");
  return decodeParam(param);
}

function parse(body: Uint8Array): XmlElement | Promise<XmlElement> {
  const text = decodeUtf8(body);
  const root = scanXml(text);
  return root === "unfamiliar" ? parseXmlDom(text) : root;
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return STRICT.decode(body);
  } catch {
    throw new XmlRpcSyntaxError("not UTF-8");
  }
}

/** The last child of that name: the original goes on reading and lets a later one win. */
function last(root: XmlElement, name: string): XmlElement | undefined {
  return root.children.findLast((element) => element.name === name);
}

function decodeParam(element: XmlElement): RpcInput {
  if (element.name !== "param") return decodeValue(element);
  const value = element.children[0];
  if (value === undefined) throw new XmlRpcSyntaxError("<param> without a value");
  return decodeValue(value);
}

function toFault(value: RpcInput): RpcFault {
  if (!isRpcStruct(value)) throw new XmlRpcSyntaxError("a fault that is not a struct");
  const { faultCode, faultString } = value;
  return new RpcFault(typeof faultCode === "number" ? faultCode : FAULTS.FAILED, String(faultString ?? ""));
}
