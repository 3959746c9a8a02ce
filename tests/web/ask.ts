import type { HttpHandler } from "../../src/http/app/app.ts";
import type { HttpRequest, HttpResponse } from "../../src/http/wire/message.ts";

interface AskOptions {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** A request as the HTTP server makes it from a target such as "/tail.html?processname=cat". */
export function request(target: string, { method = "GET", headers = [], body = "" }: AskOptions = {}): HttpRequest {
  const [path = "", query = ""] = target.split("?");
  const head = { line: `${method} ${target} HTTP/1.1`, method, path, query, version: "1.1", headers };
  return { head, body: new TextEncoder().encode(body) };
}

/** What the first of the handlers that wants the request answers. */
export async function ask(
  handlers: readonly HttpHandler[],
  target: string,
  options?: AskOptions,
): Promise<HttpResponse> {
  const asked = request(target, options);
  const handler = handlers.find((candidate) => candidate.matches(asked.head));
  if (handler === undefined) throw new Error(`Cannot answer ${target}: no handler wants it`);
  return handler.admit?.(asked.head) ?? await handler.handle(asked);
}

/** The body of an answer that is no stream. */
export function textOf({ body }: HttpResponse): string {
  if (!(body instanceof Uint8Array)) throw new Error("Cannot read the body: it is a stream");
  return new TextDecoder().decode(body);
}
