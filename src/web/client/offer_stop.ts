import { actionHref } from "../markup/action_href.ts";
import type { ProcessRow } from "../markup/process_row.ts";
import { urlQuote } from "../markup/url_quote.ts";
import type { DomElement } from "./dom.ts";

interface Placed {
  readonly element: DomElement;
  readonly token: string | null;
}

/**
 * Offers to stop or kill in a row of which the original's offers nothing: what is on its way up, fails again and again,
 * or does not go when it is told. Runs in the browser.
 */
export function offerStop({ namespec, state }: ProcessRow, { element, token }: Placed): void {
  const link = [...element.querySelectorAll("a.hidden")][1];
  if (link === undefined || !["STARTING", "BACKOFF", "STOPPING"].includes(state)) return;
  const text = state === "STOPPING" ? "Kill" : "Stop";
  const fields = `processname=${urlQuote(namespec)}&action=${text.toLowerCase()}`;
  link.className = "";
  link.setAttribute("href", actionHref(fields, { token, asks: false }));
  link.setAttribute("name", text);
  link.textContent = text;
}
