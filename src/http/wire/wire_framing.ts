import { headerValue, type RequestHead } from "./message.ts";

/** Bytes of a request body at most (decided for RPC-016). */
export const MAX_BODY = 16 * 1024 * 1024;

/** How the end of a request's body is known, or the status that refuses the request. */
export type Framing =
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "refused"; readonly status: 400 | 411 | 413 | 500 };

/**
 * Reads Content-Length. A chunked body is refused with 411 and a length that is no number with 500, both as the
 * original does (Compat: HTTP-011, HTTP-012); one that is negative, contradictory or too large with 400 or 413.
 */
export function framing(head: RequestHead): Framing {
  // However they are spelt: a body whose end others see elsewhere would be taken for the next request
  if (valuesOf(head, "transfer-encoding").length > 0) return { kind: "refused", status: 411 };
  const lengths = valuesOf(head, "content-length");
  const written = headerValue(head, "Content-Length");
  if (written === null && lengths.length > 0) return { kind: "refused", status: 411 };
  const value = written?.trim() ?? "";
  if (value !== "" && !/^[+-]?\d+$/.test(value)) return { kind: "refused", status: 500 };
  const length = Number(value);
  // Two different lengths are how requests get smuggled past a proxy
  const isContradicted = lengths.some((text) => text !== value && !(/^\d+$/.test(text) && Number(text) === length));
  if (length < 0 || isContradicted) return { kind: "refused", status: 400 };
  return length > MAX_BODY ? { kind: "refused", status: 413 } : { kind: "length", length };
}

/** The values of the headers of that name, however it is spelt. */
function valuesOf({ headers }: RequestHead, name: string): readonly string[] {
  const values: string[] = [];
  for (const line of headers) {
    const colon = line.indexOf(":");
    if (colon < name.length || line.slice(0, colon).trim().toLowerCase() !== name) continue;
    values.push(line.slice(colon + 1).trim());
  }
  return values;
}
