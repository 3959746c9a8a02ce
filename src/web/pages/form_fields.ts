import type { HttpRequest } from "../../http/wire/message.ts";

/**
 * The fields of a request. Empty ones do not count; of equal ones the query's first and the body's last is taken, and
 * the body wins (Compat: WEB-021, WEB-022). Throws TypeError for a body that is not UTF-8, a 500 as in the original.
 */
export function formFields({ head, body }: HttpRequest): ReadonlyMap<string, string> {
  const sent = head.method === "POST" ? new TextDecoder("utf-8", { fatal: true }).decode(body) : "";
  const fields = [...pairs(head.query).toReversed(), ...pairs(sent)];
  return new Map(fields.filter(([, value]) => value !== ""));
}

function pairs(encoded: string): readonly (readonly [name: string, value: string])[] {
  return [...new URLSearchParams(encoded)];
}
