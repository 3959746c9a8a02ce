import type { HttpHandler } from "../../http/app/app.ts";
import { errorPage } from "../../http/app/error_page.ts";
import { type Header, headerValue, type HttpResponse, type RequestHead } from "../../http/wire/message.ts";
import { percentDecode } from "../../http/wire/percent_decode.ts";
import { normalPath } from "../../text/python/posix_path.ts";
import { urlQuote } from "../markup/url_quote.ts";

export interface StaticFilesOptions {
  /** By absolute path: "/images/icon.png"; made when the first is asked for. */
  readonly files: () => ReadonlyMap<string, Uint8Array>;
  /** When they came to be, in epoch seconds. */
  readonly modified: number;
  /** What redirects name. */
  readonly serverName: string;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  gif: "image/gif",
  html: "text/html",
  png: "image/png",
};

/** GET and HEAD of the files that belong to the pages, which are built in; it comes last (HTTP-021..026). */
export function staticFiles(options: StaticFilesOptions): HttpHandler {
  let made: Site | null = null;
  return {
    matches: () => true,
    handle({ head }) {
      if (head.method !== "GET" && head.method !== "HEAD") return errorPage(400);
      const asked = percentDecode(head.path.replace(/;.*$/s, "")).replace(/^\/+/, "");
      const path = normalPath(`/${asked}`);
      const { files, directories } = made ??= siteOf(options.files());
      if (directories.has(path) && asked !== "" && !asked.endsWith("/")) return redirect(asked, options.serverName);
      const file = files.get(path);
      return file === undefined ? errorPage(404) : deliver(head, { file, asked, modified: options.modified });
    },
  };
}

interface Site {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly directories: ReadonlySet<string>;
}

function siteOf(files: ReadonlyMap<string, Uint8Array>): Site {
  return { files, directories: new Set(["/", ...[...files.keys()].map((path) => path.replace(/\/[^/]*$/, ""))]) };
}

// Compat: HTTP-025. Quoted, unlike the original's: a decoded line break must not make a header
function redirect(asked: string, serverName: string): HttpResponse {
  return errorPage(301, [["Location", `http://${serverName}/${urlQuote(asked)}/`]]);
}

interface Delivery {
  readonly file: Uint8Array;
  readonly asked: string;
  readonly modified: number;
}

function deliver(head: RequestHead, { file, asked, modified }: Delivery): HttpResponse {
  if (isFresh(head, { length: file.length, modified })) return { status: 304, headers: [], body: new Uint8Array() };
  const extension = /\.([a-z]+)$/.exec(asked)?.[1] ?? "";
  const headers: readonly Header[] = [
    ["Last-Modified", new Date(modified * 1000).toUTCString()],
    ["Content-Length", String(file.length)],
    ["Content-Type", TYPES[extension] ?? "text/plain"],
  ];
  return { status: 200, headers, body: file };
}

// HTTP-024; a length may follow the date, as browsers once sent it
function isFresh(head: RequestHead, have: { readonly length: number; readonly modified: number }): boolean {
  const [, date = "", length] = /^([^;]+)(?:; length=([0-9]+))?$/.exec(headerValue(head, "If-Modified-Since") ?? "") ??
    [];
  if (length !== undefined && Number(length) !== have.length) return false;
  return Math.trunc(have.modified) * 1000 <= Date.parse(date);
}
