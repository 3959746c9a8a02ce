import type { HttpHandler } from "../../http/app/app.ts";
import { errorPage } from "../../http/app/error_page.ts";
import { type Site, tokenFor } from "../../http/app/site.ts";
import { httpLog, type Log } from "../../http/http_log.ts";
import {
  type Header,
  headerValue,
  type HttpRequest,
  type HttpResponse,
  type RequestHead,
  wantsHtml,
} from "../../http/wire/message.ts";
import { refuseWhileStopping } from "../../rpc/api/supervisor/declare.ts";
import { FAULTS, RpcFault } from "../../rpc/codec/fault.ts";
import { invoke } from "../../rpc/method.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { errorText } from "../../text/error_text.ts";
import { UsageMeter } from "../../view/usage_meter.ts";
import { urlQuote } from "../markup/url_quote.ts";
import { askPage } from "./ask_page.ts";
import { formFields } from "./form_fields.ts";
import { type ActionContext, performAction } from "./perform_action.ts";
import { processRows } from "./process_rows.ts";
import { SharedPages } from "./shared_pages.ts";
import { serverUrl } from "./server_url.ts";
import { statusPage } from "./status_page.ts";
import { type ShownLog, tailPage } from "./tail_page.ts";

/** Bytes of log that the tail page shows at least, and at most: no browser shows more with pleasure. */
const MIN_TAIL = 1024;
const MAX_TAIL = 16 * 1024 * 1024;

export interface PagesOptions extends ActionContext {
  readonly supervisor: Supervisor;
  /** supervisord's identifier. */
  readonly identifier: string;
  /** What redirects name where the client sends no Host header. */
  readonly server: { readonly name: string; readonly port: string };
  readonly log: Log;
  /** The server's: its token is for the pages that browsers show, scripts see the original's links. */
  readonly site: Site;
}

interface PagesContext extends PagesOptions {
  readonly shared: SharedPages;
}

type Page = (request: HttpRequest, context: PagesContext) => HttpResponse | Promise<HttpResponse>;

const encoder = new TextEncoder();

const PAGES: ReadonlyMap<string, Page> = new Map<string, Page>([
  ["", status],
  ["index.html", status],
  ["tail.html", tail],
  ["ask.html", ask],
  // WEB-028: for those who look whether it lives
  ["ok.html", () => whole(encoder.encode("OK"), [["Content-Type", "text/plain"]])],
]);

const READERS = {
  main: "supervisor.readLog",
  stdout: "supervisor.readProcessStdoutLog",
  stderr: "supervisor.readProcessStderrLog",
} as const;

const UNCACHED: readonly Header[] = [
  ["Pragma", "no-cache"],
  ["Cache-Control", "no-cache"],
  ["Expires", "Thu, 01 Jan 1970 00:00:00 GMT"],
];

/** GET and POST of the pages: /, /index.html, /tail.html, /ok.html (HTTP-005), and /ask.html, which is ours. */
export function pages(options: PagesOptions): HttpHandler {
  const context = { ...options, shared: new SharedPages(options.supervisor) };
  return {
    matches: (head) => ["GET", "POST"].includes(head.method) && pageOf(head) !== undefined,
    admit(head) {
      if (head.method === "POST" && !headerValue(head, "Content-Length")) return errorPage(411);
      // Compat: HTTP-040, a 500; nothing else looks at all of the headers
      if (head.headers.every((line) => line.includes(":"))) return null;
      throw new Error("Cannot read the request's headers: one of them has no colon");
    },
    acts: (request) => !["refresh", undefined].includes(formFields(request).get("action")),
    async handle(request) {
      try {
        return await pageOf(request.head)?.(request, context) ?? errorPage(404);
      } catch (error) {
        // Compat: WEB-019, WEB-029
        httpLog(options.log, `Web interface error:${errorText(error)}`);
        return errorPage(500);
      }
    },
  };
}

function pageOf({ path }: RequestHead): Page | undefined {
  return PAGES.get(path.replace(/^\/+/, ""));
}

async function status(request: HttpRequest, options: PagesContext): Promise<HttpResponse> {
  const fields = formFields(request);
  const action = fields.get("action");
  if (action !== undefined) {
    const said = await performAction({ action, namespec: fields.get("processname") ?? null }, options);
    // Compat: WEB-029, for the page would come next
    refuseWhileStopping(options.supervisor);
    return redirect(`${serverUrl(request.head, options.server)}/?message=${urlQuote(said)}`);
  }
  const { identifier, site, supervisor, shared } = options;
  const forPeople = wantsHtml(request.head);
  const token = forPeople ? tokenFor(request.head, site) : null;
  const meter = UsageMeter.of(supervisor);
  if (forPeople) await meter.look();
  // Compat: WEB-029
  refuseWhileStopping(supervisor);
  const message = fields.get("message") ?? null;
  const make = () =>
    statusPage({ rows: processRows(supervisor, { forPeople }), message, identifier, token, forPeople });
  return html(
    message === null
      ? shared.bytes(`${forPeople} ${token}`, { as: forPeople ? String(meter.due) : "", make })
      : encoder.encode(make()),
  );
}

function ask(request: HttpRequest, { site }: PagesContext): HttpResponse {
  const fields = formFields(request);
  const [action = "", namespec = null] = [fields.get("action"), fields.get("processname")];
  const asked = askPage({ action, namespec, token: tokenFor(request.head, site) });
  return asked === null ? errorPage(404) : html(encoder.encode(asked));
}

async function tail(request: HttpRequest, options: PagesOptions): Promise<HttpResponse> {
  const fields = formFields(request);
  const namespec = fields.get("processname") ?? null;
  const asked = fields.get("limit") ?? "";
  const limit = Math.max(MIN_TAIL, /^\d+$/.test(asked) ? Math.min(Number(asked), Number.MAX_SAFE_INTEGER) : 0);
  const log = shownLog(namespec, fields);
  const text = log === "none" ? "No process name found" : await tailText(log, { namespec, limit, options });
  return html(encoder.encode(tailPage({ namespec, log, text, limit })));
}

// Compat: WEB-027, stdout for whoever names no other
function shownLog(namespec: string | null, fields: ReadonlyMap<string, string>): ShownLog {
  if (namespec === null) return fields.get("log") === "main" ? "main" : "none";
  return fields.get("channel") === "stderr" ? "stderr" : "stdout";
}

interface TailOptions {
  readonly namespec: string | null;
  readonly limit: number;
  readonly options: PagesOptions;
}

// What is not UTF-8 is replaced (decided for WEB-026)
async function tailText(log: Exclude<ShownLog, "none">, { namespec, limit, options }: TailOptions): Promise<string> {
  try {
    const params = [...namespec === null ? [] : [namespec], -Math.min(limit, MAX_TAIL), 0];
    return String(await invoke(options.methods, { method: READERS[log], params }));
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    if (error.code === FAULTS.NO_FILE) return `No file for ${namespec ?? "supervisord"}`;
    return `ERROR: unexpected rpc fault [${error.code}] ${error.text}`;
  }
}

function html(body: Uint8Array): HttpResponse {
  return whole(body, [["Content-Type", "text/html;charset=utf-8"], ...UNCACHED]);
}

// Compat: WEB-009, moved for good, though it is not; in the order of the original's headers
function redirect(location: string): HttpResponse {
  const { body } = errorPage(301);
  const length = String(body.length);
  const headers: readonly Header[] = [["Location", location], ["Content-Type", "text/html"], ...UNCACHED];
  return { status: 301, headers: [...headers, ["Content-Length", length]], body };
}

function whole(body: Uint8Array, headers: readonly Header[]): HttpResponse {
  return { status: 200, headers: [...headers, ["Content-Length", String(body.length)]], body };
}
