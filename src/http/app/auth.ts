import { decodeBase64 } from "../../text/bytes/decode_base64.ts";
import { visible } from "../../text/visible.ts";
import { headerValue, type HttpResponse, type RequestHead } from "../wire/message.ts";
import { errorPage } from "./error_page.ts";
import { isSameSecret } from "./is_same_secret.ts";

export interface Credentials {
  readonly username: string;
  /** In clear (SEC-002), or "{SHA}" and the lower-case hex SHA-1 of it (SEC-001). */
  readonly password: string;
}

export interface AuthOptions {
  /** null: everybody may enter, whatever the client says about itself (RPC-103). */
  readonly credentials: Credentials | null;
  /** Takes the lines that the original writes to stderr, "\n" included. */
  readonly stderr: (text: string) => void;
}

const encoder = new TextEncoder();

/**
 * HTTP Basic authentication (HTTP-017, HTTP-019): gives null for who may enter, else 401, or 400 for base64 that
 * cannot be read. Throws for credentials without a colon, which become a 500 as in the original.
 */
export function basicAuth({ credentials, stderr }: AuthOptions): (head: RequestHead) => Promise<HttpResponse | null> {
  return async (head) => {
    if (credentials === null) return null;
    const [, scheme, cookie = ""] = /^([^ ]+) (.*)$/.exec(headerValue(head, "Authorization") ?? "") ?? [];
    if (scheme === undefined) return unauthorized();
    if (scheme.toLowerCase() !== "basic") {
      stderr(`unknown/unsupported auth method: ${visible(scheme.toLowerCase())}\n`);
      return unauthorized();
    }
    const pair = decodePair(cookie);
    if (pair === null) {
      // Not what it was, as the original does: it may be a password that was sent in another encoding
      stderr("malformed authorization info <...>\n");
      return errorPage(400);
    }
    return await isRight(pair, credentials) ? null : unauthorized();
  };
}

function unauthorized(): HttpResponse {
  return errorPage(401, [["Connection", "close"], ["WWW-Authenticate", 'Basic realm="default"']]);
}

function decodePair(cookie: string): string | null {
  const bytes = decodeBase64(cookie);
  if (bytes === null) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function isRight(pair: string, { username, password }: Credentials): Promise<boolean> {
  const colon = pair.indexOf(":");
  if (colon < 0) throw new Error("Cannot authorize: no colon in the credentials");
  const given = pair.slice(colon + 1);
  // Both are always compared, so that the time taken does not tell which one was wrong.
  const rightName = isSameSecret(pair.slice(0, colon), username);
  const rightPassword = password.startsWith("{SHA}")
    ? isSameSecret(await sha1(given), password.slice(5))
    : isSameSecret(given, password);
  return rightName && rightPassword;
}

async function sha1(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-1", encoder.encode(text))).toHex();
}
