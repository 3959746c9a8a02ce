import { isList, type Value } from "./value.ts";

/**
 * Encodes a methodCall. The harness has its own codec, so that one mistake cannot hide in both the tested and the tester.
 * Whole numbers become ints, others doubles.
 */
export function encodeCall(method: string, params: readonly Value[]): string {
  const list = params.map((value) => `<param><value>${encode(value)}</value></param>`).join("");
  return `<?xml version="1.0"?><methodCall><methodName>${
    escape(method)
  }</methodName><params>${list}</params></methodCall>`;
}

function encode(value: Value): string {
  if (typeof value === "string") return `<string>${escape(value)}</string>`;
  if (typeof value === "boolean") return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === "number") return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`;
  if (isList(value)) {
    return `<array><data>${value.map((item) => `<value>${encode(item)}</value>`).join("")}</data></array>`;
  }
  const members = Object.entries(value).map(([name, item]) =>
    `<member><name>${escape(name)}</name><value>${encode(item)}</value></member>`
  );
  return `<struct>${members.join("")}</struct>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
