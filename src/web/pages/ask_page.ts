import { urlQuote } from "../markup/url_quote.ts";
import { actionHref } from "../markup/action_href.ts";
import { escapeHtml } from "../markup/escape_html.ts";
import { page } from "./page.ts";

export interface AskPageOptions {
  readonly action: string;
  readonly namespec: string | null;
  readonly token: string | null;
}

const OF_ALL: ReadonlyMap<string, string> = new Map([["stopall", "Stop"], ["restartall", "Restart"]]);

/** Asks before what cannot be undone or touches many, where no script does; null for what needs no asking. */
export function askPage({ action, namespec, token }: AskPageOptions): string | null {
  const verb = OF_ALL.get(action);
  if (verb !== undefined) return question(`${verb} all programs?`, { verb: `${verb} All`, fields: "", action, token });
  if (action !== "clearlog" || namespec === null) return null;
  const fields = `processname=${urlQuote(namespec)}&`;
  return question(`Clear the logs of ${namespec}?`, { verb: "Clear", fields, action, token });
}

interface Answer {
  readonly verb: string;
  readonly fields: string;
  readonly action: string;
  readonly token: string | null;
}

function question(text: string, { verb, fields, action, token }: Answer): string {
  const href = actionHref(`${fields}action=${action}`, { token, asks: false });
  return page({
    title: verb,
    script: null,
    body: `<div id="wrapper">
<div id="question">
<p>${escapeHtml(text)}</p>
<div class="choices"><a href="index.html">Cancel</a> <a class="danger" href="${escapeHtml(href)}">${verb}</a></div>
</div>
</div>`,
  });
}
