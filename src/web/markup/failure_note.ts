import { escapeHtml } from "./escape_html.ts";
import { urlQuote } from "./url_quote.ts";

/** What is the matter with a process, and where to read on. */
export interface FailureNote {
  readonly end: string;
  readonly line: string;
  /** null where there is nothing to be read. */
  readonly log: "stdout" | "stderr" | null;
}

/** A paragraph that tells how a process has failed, and links its last words to the log. Also runs in the browser. */
export function failureNote(namespec: string, { end, line, log }: FailureNote): string {
  const href = `tail.html?processname=${urlQuote(namespec)}&amp;channel=${log}`;
  const words = line === "" ? `See its ${log}` : `<code>${escapeHtml(line)}</code>`;
  const said = end === "" ? "" : `<b>${escapeHtml(end)}</b>`;
  const link = log === null ? "" : `<a class="why" href="${href}" target="_blank">${words}</a>`;
  return said + link === "" ? "" : `<p class="failure">${said}${link}</p>`;
}
