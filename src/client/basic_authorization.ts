import { encodeOsText } from "../text/bytes/os_text.ts";

/** The value of a Basic Authorization header, for the UTF-8 bytes of user and password. */
export function basicAuthorization(username: string, password: string): string {
  const bytes = encodeOsText(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
