import { escapeHtml } from "../markup/escape_html.ts";
import { urlQuote } from "../markup/url_quote.ts";
import { page } from "./page.ts";

export interface TailPageOptions {
  /** As it was asked for; null when it was not. */
  readonly namespec: string | null;
  /** The end of the log, or why there is none. */
  readonly text: string;
  /** Bytes of log asked for, at most. */
  readonly limit: number;
}

/** The page at /tail.html: the end of a process's log (WEB-023..025). */
export function tailPage({ namespec, text, limit }: TailPageOptions): string {
  return page({
    // Compat: WEB-024, Python's word for a name that is not there
    title: `Supervisor tail of process ${namespec ?? "None"}`,
    script: "monovisor/tail.js",
    body: `<div id="tail">
<h1>${escapeHtml(namespec ?? "")}</h1>
<pre>${escapeHtml(text)}</pre>
<form action="index.html" method="post">
<div id="controls"><a href="index.html">All programs</a>${namespec === null ? "" : refresh(namespec, limit)}</div>
</form>
</div>`,
  });
}

function refresh(namespec: string, limit: number): string {
  const href = `tail.html?processname=${urlQuote(namespec)}&amp;limit=${limit}`;
  return `\n<a href="${href}">\n<input name="refresh" type="button" value=" Refresh " />\n</a>\n`;
}
