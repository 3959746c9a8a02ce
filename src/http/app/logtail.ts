import type { ChannelName } from "../../config/model/process_config.ts";
import { type Header, type HttpResponse, type RequestHead, wantsHtml } from "../wire/message.ts";
import { percentDecode } from "../wire/percent_decode.ts";
import type { HttpHandler } from "./app.ts";
import { errorPage } from "./error_page.ts";

/** Bytes of what a log already holds that come first (HTTP-027). */
const TAIL_BYTES = 1024;

const NO_GUESSING: readonly Header[] = [["X-Content-Type-Options", "nosniff"]];

export interface LogtailOptions {
  /**
   * The log file of a process's channel, `namespec` as in the URI ("group:process" or "name"); null when there is
   * no such process or it has no log.
   */
  readonly childLog: (namespec: string, channel: ChannelName) => string | null;
  readonly mainLog: () => string | null;
  /** When the file was last written, in epoch seconds; null when there is none. */
  readonly modified: (path: string) => number | null;
  /** The file's last bytes, then what is written to it, until the signal. */
  readonly follow: (
    path: string,
    options: { readonly tailBytes: number; readonly signal: AbortSignal },
  ) => AsyncIterable<Uint8Array>;
}

/** GET /logtail/<name>[/<channel>]: an endless stream of a process's log (HTTP-027, HTTP-028). */
export function logtail(options: LogtailOptions): HttpHandler {
  return {
    matches: ({ path }) => path.startsWith("/logtail"),
    handle({ head }) {
      if (head.method !== "GET") return errorPage(400);
      const path = logOf(head, options);
      // Keeps proxies from holding lines back.
      return path === null ? errorPage(404) : stream(path, { ...options, head, more: [["X-Accel-Buffering", "no"]] });
    },
  };
}

/** GET /mainlogtail: the same for the daemon's own log (HTTP-032). */
export function mainLogtail(options: LogtailOptions): HttpHandler {
  return {
    matches: ({ path }) => path.startsWith("/mainlogtail"),
    handle({ head }) {
      if (head.method !== "GET") return errorPage(400);
      const path = options.mainLog();
      return path === null ? errorPage(404) : stream(path, { ...options, head, more: [] });
    },
  };
}

function logOf({ path }: RequestHead, { childLog }: LogtailOptions): string | null {
  // Compat: HTTP-039, without ";parameters", and decoded once more
  const plain = percentDecode(path.replace(/;.*$/s, ""));
  const [, namespec, channel = "stdout"] = /^\/+[^/]*\/([^/]*)(?:\/(.*))?$/s.exec(plain) ?? [];
  // Compat: HTTP-028, a 500 and no 404.
  if (namespec === undefined) throw new Error("Cannot follow a log: no process is named");
  return channel === "stdout" || channel === "stderr" ? childLog(namespec, channel) : null;
}

interface StreamOptions extends LogtailOptions {
  readonly head: RequestHead;
  readonly more: readonly Header[];
}

function stream(path: string, { modified, follow, head, more }: StreamOptions): HttpResponse {
  const instant = modified(path);
  if (instant === null) return errorPage(404);
  return {
    status: 200,
    headers: [
      ["Last-Modified", new Date(instant * 1000).toUTCString()],
      ["Content-Type", "text/plain;charset=utf-8"],
      ...more,
      // A browser holds back the beginning of a log to guess what it is, and shows nothing of a short one
      ...(wantsHtml(head) ? NO_GUESSING : []),
    ],
    body: (signal) => follow(path, { tailBytes: TAIL_BYTES, signal }),
  };
}
