import { basicAuthorization } from "./basic_authorization.ts";
import { HttpConnection } from "./http_connection.ts";
import { PythonError } from "./python_error.ts";
import { parseServerUrl } from "./server_address.ts";
import type { ServerLogin, TailEnd, TailOptions } from "./server.ts";

const CLOSED: TailEnd = { kind: "closed" };
/** The server has gone, before its answer, in the midst of it or at its end: that is no error. */
const GONE: ReadonlySet<string> = new Set([
  "http.client.RemoteDisconnected",
  "http.client.IncompleteRead",
  "ConnectionResetError",
]);

/**
 * Follows a log over HTTP: /logtail/NAME/stdout, /logtail/NAME/stderr or /mainlogtail below the login's URL.
 * Whatever goes wrong ends the tail; the text says what, as the original's does (CTL-042).
 */
export async function httpTail(
  target: ServerLogin & { readonly path: string },
  options: TailOptions,
): Promise<TailEnd> {
  try {
    using connection = await HttpConnection.open(parseServerUrl(target.url));
    // It may have been given up while it connected
    if (options.signal.aborted) return CLOSED;
    const onAbort = () => connection.close();
    options.signal.addEventListener("abort", onAbort, { once: true });
    const end = await follow(connection, { target, onBytes: options.onBytes });
    options.signal.removeEventListener("abort", onAbort);
    return end;
  } catch (error) {
    if (options.signal.aborted) return CLOSED;
    if (!(error instanceof PythonError)) throw error;
    if (GONE.has(error.className)) return CLOSED;
    return { kind: "error", text: `Cannot connect, error: <class '${error.className}'> (${error.message})` };
  }
}

interface Follow {
  readonly target: ServerLogin & { readonly path: string };
  readonly onBytes: (bytes: Uint8Array) => boolean;
}

async function follow(connection: HttpConnection, { target, onBytes }: Follow): Promise<TailEnd> {
  const response = await connection.request(new TextEncoder().encode(tailRequest(target)));
  if (response.status !== 200) return { kind: "error", text: `Cannot read, status code ${response.status}` };
  for await (const bytes of response.body) {
    if (!onBytes(bytes)) return CLOSED;
  }
  return CLOSED;
}

/** The request of the original's streaming client (HTTP-034), without the CRLF that it sends too many (HTTP-033). */
export function tailRequest({ url, username, password, path }: ServerLogin & { readonly path: string }): string {
  const netloc = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "";
  const head = [
    `GET ${path} HTTP/1.1`,
    `Host: ${netloc}`,
    "Accept-Encoding: chunked",
    "Accept: */*",
    "User-agent: Supervisor HTTP Client",
    ...(password ? [`Authorization: ${basicAuthorization(username ?? "None", password)}`] : []),
  ];
  return head.join("\r\n") + "\r\n\r\n";
}
