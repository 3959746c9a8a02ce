import { escapeHtml } from "../markup/escape_html.ts";
import { urlQuote } from "../markup/url_quote.ts";
import { page } from "./page.ts";

/** "main" is supervisord's own; "none" where no process is named. */
export type ShownLog = "stdout" | "stderr" | "main" | "none";

export interface TailPageOptions {
  /** As it was asked for; null when it was not. */
  readonly namespec: string | null;
  readonly log: ShownLog;
  /** The end of the log, or why there is none. */
  readonly text: string;
  /** Bytes of log asked for, at most. */
  readonly limit: number;
}

/** The page at /tail.html: the end of a process's log (WEB-023..025), or of supervisord's own. */
export function tailPage({ namespec, log, text, limit }: TailPageOptions): string {
  return page({
    // Compat: WEB-024, Python's word for a name that is not there
    title: log === "main" ? "Supervisor main log" : `Supervisor tail of process ${namespec ?? "None"}`,
    script: "monovisor/tail.js",
    body: `<div id="tail">
<h1>${escapeHtml(log === "main" ? "Main log" : namespec ?? "")}</h1>
<pre>${escapeHtml(text)}</pre>
<form action="index.html" method="post">
<div id="controls"><a href="index.html">All programs</a>${
      log === "none" ? "" : refresh(query(namespec, log), limit)
    }</div>
</form>
</div>`,
  });
}

function query(namespec: string | null, log: ShownLog): string {
  if (namespec === null) return "log=main";
  return `processname=${urlQuote(namespec)}${log === "stderr" ? "&amp;channel=stderr" : ""}`;
}

function refresh(query: string, limit: number): string {
  const href = `tail.html?${query}&amp;limit=${limit}`;
  return `\n<a href="${href}">\n<input name="refresh" type="button" value=" Refresh " />\n</a>\n`;
}
