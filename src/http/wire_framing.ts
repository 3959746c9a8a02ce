import { headerValue, type RequestHead } from "./message.ts";

/** Bytes of a request body at most. */
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
  if (isNamed(head, "transfer-encoding")) return { kind: "refused", status: 411 };
  if (headerValue(head, "Content-Length") === null && isNamed(head, "content-length")) {
    return { kind: "refused", status: 411 };
  }
  const value = headerValue(head, "Content-Length")?.trim() ?? "";
  if (value === "") return { kind: "length", length: 0 };
  if (!/^[+-]?\d+$/.test(value)) return { kind: "refused", status: 500 };
  const length = Number(value);
  if (length < 0 || isContradicted(head, length)) return { kind: "refused", status: 400 };
  return length > MAX_BODY ? { kind: "refused", status: 413 } : { kind: "length", length };
}

function isNamed({ headers }: RequestHead, name: string): boolean {
  return headers.some((line) => line.slice(0, line.indexOf(":")).trim().toLowerCase() === name);
}

/** Two different lengths are how requests get smuggled past a proxy. */
function isContradicted(head: RequestHead, length: number): boolean {
  const values = head.headers.filter((line) => /^content-length:/i.test(line)).map((line) => line.slice(15));
  return values.some((value) => Number(value) !== length);
}
