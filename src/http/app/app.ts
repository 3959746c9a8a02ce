import { httpLog, type Log } from "../http_log.ts";
import type { HttpRequest, HttpResponse, RequestHead } from "../wire/message.ts";
import { errorPage } from "./error_page.ts";
import { refusalPage } from "./refusal_page.ts";
import { refusalOf, type Site } from "./site.ts";

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
  /** For which pages of browsers it acts. */
  readonly site: Site;
}

/**
 * Routes requests to handlers behind one authentication (HTTP-018). Exceptions are logged and answered 500 (HTTP-035).
 */
export function createApp({ handlers, authenticate, label, log, site }: AppOptions): HttpApp {
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

  const told = new Set<string>();
  function refuse(request: HttpRequest): HttpResponse | null {
    const refusal = refusalOf(request.head, site);
    if (refusal === null || !route(request.head).acts?.(request)) return null;
    // Once, as a page may try as often as it likes
    if (!told.has(refusal.kind)) log("warn", `${label}: ${refusal.why}`);
    told.add(refusal.kind);
    return refusalPage(refusal.why);
  }

  async function admit(head: RequestHead): Promise<HttpResponse | null> {
    const early = await authenticate(head) ?? route(head).admit?.(head);
    // What acts whatever its body says is refused before that is sent
    return early ?? refuse({ head, body: NOTHING });
  }

  return {
    admit: (head) => guard(() => admit(head)),
    handle: (request) => guard(() => refuse(request) ?? route(request.head).handle(request)),
  };
}

const NOTHING = new Uint8Array(0);

/** Compat: HTTP-021, what no handler knows is missing for those who ask and bad for those who send. */
const NOBODY: HttpHandler = {
  matches: () => true,
  handle: ({ head }) => errorPage(["GET", "HEAD"].includes(head.method) ? 404 : 400),
};
