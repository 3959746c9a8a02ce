import type { HttpHandler } from "../../http/app/app.ts";
import { errorPage } from "../../http/app/error_page.ts";
import type { LogtailOptions } from "../../http/app/logtail.ts";
import { type Site, tokenFor } from "../../http/app/site.ts";
import { httpLog, type Log } from "../../http/http_log.ts";
import { type Header, headerValue, type HttpRequest, type HttpResponse } from "../../http/wire/message.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { errorText } from "../../text/error_text.ts";
import { formFields } from "../pages/form_fields.ts";
import type { ActionContext } from "../pages/perform_action.ts";
import { STATUS_SCRIPT, TAIL_SCRIPT } from "./client_scripts.ts";
import { parseLiveAction, performLiveAction } from "./live_action.ts";
import { StatusFeed } from "./status_feed.ts";

/** Bytes of what a log already holds that a live view begins with. */
const TAIL_BYTES = 65536;

export interface LiveOptions extends ActionContext {
  readonly supervisor: Supervisor;
  readonly logs: LogtailOptions;
  readonly log: Log;
  readonly site: Site;
}

type Endpoint = (request: HttpRequest, options: LiveOptions) => HttpResponse | Promise<HttpResponse>;

const GET: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["/monovisor/status.js", () => text(STATUS_SCRIPT, "text/javascript;charset=utf-8")],
  ["/monovisor/tail.js", () => text(TAIL_SCRIPT, "text/javascript;charset=utf-8")],
  ["/monovisor/events", events],
  ["/monovisor/log", logStream],
]);

const PRIVATE: readonly Header[] = [["Cache-Control", "no-cache"], ["X-Content-Type-Options", "nosniff"]];
const encoder = new TextEncoder();

/**
 * What the pages' scripts use, all under a path of our own: the state of every process as server-sent events, a log as
 * an endless text, and actions by POST. These take JSON only, which a foreign page cannot send.
 */
export function live(options: LiveOptions): HttpHandler {
  return {
    matches: ({ path }) => path.startsWith("/monovisor/"),
    admit: ({ method, path }) => method === "POST" || GET.has(path) ? null : errorPage(404),
    acts: ({ head }) => head.method === "POST",
    async handle(request) {
      const { method, path } = request.head;
      if (method === "POST") return path === "/monovisor/actions" ? await act(request, options) : errorPage(404);
      return method === "GET" ? await GET.get(path)?.(request, options) ?? errorPage(404) : errorPage(400);
    },
  };
}

function events({ head }: HttpRequest, { supervisor, site }: LiveOptions): HttpResponse {
  const token = tokenFor(head, site);
  async function* body(gone: AbortSignal): AsyncGenerator<Uint8Array> {
    for await (const piece of StatusFeed.of(supervisor).follow(gone)) yield piece.bytes(token);
  }
  return {
    status: 200,
    headers: [["Content-Type", "text/event-stream"], ["X-Accel-Buffering", "no"], ...PRIVATE],
    body,
  };
}

function logStream(request: HttpRequest, { logs }: LiveOptions): HttpResponse {
  const fields = formFields(request);
  const name = fields.get("processname");
  const channel = fields.get("channel") === "stderr" ? "stderr" : "stdout";
  const isMain = name === undefined && fields.get("log") === "main";
  const path = isMain ? logs.mainLog() : logs.childLog(name ?? "", channel);
  if (path === null || logs.modified(path) === null) return errorPage(404);
  return {
    status: 200,
    headers: [["Content-Type", "text/plain;charset=utf-8"], ["X-Accel-Buffering", "no"], ...PRIVATE],
    body: (signal) => logs.follow(path, { tailBytes: TAIL_BYTES, signal }),
  };
}

async function act({ head, body }: HttpRequest, options: LiveOptions): Promise<HttpResponse> {
  const isJson = /^application\/json\b/i.test(headerValue(head, "Content-Type") ?? "");
  const action = isJson ? parseLiveAction(body) : null;
  if (action === null) return errorPage(400);
  try {
    return text(JSON.stringify({ message: await performLiveAction(action, options) }), "application/json");
  } catch (error) {
    httpLog(options.log, `Web interface error:${errorText(error)}`);
    return errorPage(500);
  }
}

function text(content: string, type: string): HttpResponse {
  const body = encoder.encode(content);
  const headers: readonly Header[] = [["Content-Type", type], ["Content-Length", String(body.length)], ...PRIVATE];
  return { status: 200, headers, body };
}
