import { isCrossSite } from "./cross_site.ts";
import { errorPage } from "./error_page.ts";
import { httpLog, type Log } from "./http_log.ts";
import type { HttpRequest, HttpResponse, RequestHead } from "./message.ts";

/** What answers some of the requests. The first handler that matches gets the request (HTTP-005). */
export interface HttpHandler {
  matches(head: RequestHead): boolean;
  /** Answers that need no body, given before it has been read; null lets the request go on to handle(). */
  admit?(head: RequestHead): HttpResponse | null;
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** Whether the request is to change something, which pages of other sites may not ask for. */
  acts?(request: HttpRequest): boolean;
}

/** A server's whole behaviour: two steps, so that nobody has to be let in before a large body is read. */
export interface HttpApp {
  /** The answer that is due once the head is there; null when the body is to be read and handle() called. */
  admit(head: RequestHead): Promise<HttpResponse | null>;
  handle(request: HttpRequest): Promise<HttpResponse>;
}

export interface AppOptions {
  /** In the order in which they are asked: RPC, logtail, mainlogtail, pages, static files. */
  readonly handlers: readonly HttpHandler[];
  /** The answer for who may not enter; null lets in (see basicAuth). */
  readonly authenticate: (head: RequestHead) => HttpResponse | null | Promise<HttpResponse | null>;
  /** The socket's path or IP address, which log lines begin with. */
  readonly label: string;
  readonly log: Log;
  /** Whether pages of other sites may have us act. */
  readonly allowCrossSite: boolean;
}

/** Routes requests to handlers behind one authentication (HTTP-018). Exceptions are logged and answered 500. */
export function createApp({ handlers, authenticate, label, log, allowCrossSite }: AppOptions): HttpApp {
  const route = (head: RequestHead) => handlers.find((handler) => handler.matches(head)) ?? NOBODY;

  async function guard<T>(step: () => T | Promise<T>): Promise<T | HttpResponse> {
    try {
      return await step();
    } catch (error) {
      const [name, text] = error instanceof Error ? [error.name, error.message] : ["Error", String(error)];
      httpLog(log, `${label}:Server Error: ${name}, ${text}`);
      return errorPage(500);
    }
  }

  let isRefusalTold = false;
  function handle(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    const handler = route(request.head);
    if (allowCrossSite || !isCrossSite(request.head) || !handler.acts?.(request)) return handler.handle(request);
    // Once, as a page may try as often as it likes
    if (!isRefusalTold) log("warn", `${label}: ${REFUSAL}`);
    isRefusalTold = true;
    return errorPage(403);
  }

  return {
    admit: (head) => guard(async () => await authenticate(head) ?? route(head).admit?.(head) ?? null),
    handle: (request) => guard(() => handle(request)),
  };
}

const REFUSAL = "Refused to act for a page of another site, as this server has not set allow_cross_site=true";

/** Compat: HTTP-021, what no handler knows is missing for those who ask and bad for those who send. */
const NOBODY: HttpHandler = {
  matches: () => true,
  handle: ({ head }) => errorPage(["GET", "HEAD"].includes(head.method) ? 404 : 400),
};
