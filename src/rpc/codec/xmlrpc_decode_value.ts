import { decodeBase64 } from "../../text/bytes/decode_base64.ts";
import { type XmlElement, XmlRpcSyntaxError } from "./xmlrpc_element.ts";
import { RpcDouble, type RpcInput } from "./xmlrpc_value.ts";

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The number forms that Python's int() and float() take, as clients in the field do send blanks around them. */
const INTEGER = /^\s*[+-]?\d+(?:_\d+)*\s*$/;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d):(\d\d):(\d\d)$/;

/**
 * The value of a <value> element. Its first child element gives the type; without one its text is a string, white
 * space included (RPC-013, RPC-014). Dates carry no zone and are read as UTC. Throws XmlRpcSyntaxError.
 */
export function decodeValue(element: XmlElement): RpcInput {
  const typed = element.children[0];
  if (element.name !== "value") return decodeTyped(element);
  return typed === undefined ? element.text ?? "" : decodeTyped(typed);
}

function decodeTyped(element: XmlElement): RpcInput {
  switch (element.name) {
    case "value":
      return decodeValue(element);
    case "string":
      return element.text ?? "";
    case "int":
    case "i4":
      return integer(element.text);
    case "boolean":
      // Compat: RPC-014, " 1" and "true" are false.
      return element.text === "1";
    case "double":
      return new RpcDouble(double(element.text));
    case "dateTime.iso8601":
      return date(element.text);
    case "base64":
      return base64(element.text);
    case "array":
      return only(element, "data").children.map(decodeValue);
    case "struct":
      return Object.fromEntries(element.children.map(member));
    default:
      // Compat: RPC-014, the raw text of a type that the original does not know (i8, nil).
      return element.text;
  }
}

function member(element: XmlElement): readonly [string, RpcInput] {
  const [name, value, ...more] = element.children;
  if (name === undefined || value === undefined || more.length > 0) throw new XmlRpcSyntaxError("bad struct member");
  return [name.text ?? "", decodeValue(value)];
}

function only(element: XmlElement, name: string): XmlElement {
  const child = element.children[0];
  if (child?.name !== name) throw new XmlRpcSyntaxError(`<${element.name}> without <${name}>`);
  return child;
}

function integer(text: string | null): number {
  if (text === null || !INTEGER.test(text)) throw new XmlRpcSyntaxError("bad integer");
  return Number(text.replaceAll("_", ""));
}

function double(text: string | null): number {
  const special = /^\s*([+-]?)(?:(inf)(?:inity)?|nan)\s*$/i.exec(text ?? "");
  if (special !== null) return special[2] === undefined ? NaN : special[1] === "-" ? -Infinity : Infinity;
  if (text === null || !DECIMAL.test(text)) throw new XmlRpcSyntaxError("bad double");
  return Number(text);
}

function date(text: string | null): Date {
  const match = DATE.exec(text ?? "");
  const instant = new Date(match === null ? NaN : `${match[1]}-${match[2]}-${match[3]}T${text?.slice(9)}Z`);
  if (Number.isNaN(instant.getTime())) throw new XmlRpcSyntaxError("bad date");
  return instant;
}

function base64(text: string | null): string {
  const bytes = decodeBase64(text ?? "");
  if (bytes === null) throw new XmlRpcSyntaxError("bad base64");
  try {
    return STRICT.decode(bytes);
  } catch {
    throw new XmlRpcSyntaxError("base64 is not UTF-8 text");
  }
}
