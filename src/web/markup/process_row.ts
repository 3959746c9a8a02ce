import type { Load } from "../../view/usage_meter.ts";
import { escapeHtml } from "./escape_html.ts";
import { type FailureNote, failureNote } from "./failure_note.ts";
import { loadTexts } from "./load_texts.ts";
import { processActions } from "./process_actions.ts";
import type { Kind } from "./kind_of.ts";
import { stateClass } from "./state_class.ts";
import { urlQuote } from "./url_quote.ts";

/** What a page tells of a process. */
export interface ProcessRow {
  /** "group:process", or the process alone in a group of its own name. */
  readonly namespec: string;
  readonly group: string;
  /** "RUNNING", ... */
  readonly state: string;
  readonly description: string;
  /** When it was last started, in epoch seconds; 0 for never. */
  readonly start: number;
  readonly kind: Kind;
  /** What is the matter with it; null where nothing is, and where the original's row is asked for. */
  readonly failure: FailureNote | null;
  /** What it uses; null where that is not known. */
  readonly load: Load | null;
}

export interface ProcessRowOptions {
  readonly shade: boolean;
  readonly token: string | null;
  /** With more columns than the original's, and with links that ask before. */
  readonly forPeople: boolean;
}

/**
 * The process's row of the status table, cells and links as the original's (Compat: WEB-002..005): scripts read them.
 * The server and the browser make their rows with this one function.
 */
export function processRow(
  { namespec, state, description, kind, failure, load }: ProcessRow,
  { shade, token, forPeople }: ProcessRowOptions,
): string {
  const items = processActions(namespec, { state, token, asks: forPeople }).map((action) => {
    if (action === null) return '<li>\n<a class="hidden" href="#" name="#">Action</a>\n</li>';
    const target = action.external ? ' target="_blank"' : "";
    const href = escapeHtml(action.href);
    return `<li>\n<a href="${href}" name="${action.text}"${target}>${action.text}</a>\n</li>`;
  });
  const { cpu, memory } = loadTexts(load);
  return [
    `<tr class="${shade ? "shade" : ""}"${forPeople ? ` data-kind="${kind}"` : ""}>`,
    `<td class="status"><span class="${stateClass(state)}">${state.toLowerCase()}</span></td>`,
    `<td><span>${escapeHtml(description)}</span>${failure === null ? "" : failureNote(namespec, failure)}</td>`,
    `<td><a href="tail.html?processname=${urlQuote(namespec)}" target="_blank">${escapeHtml(namespec)}</a></td>`,
    ...forPeople ? [`<td class="cpu">${cpu}</td>`, `<td class="memory">${memory}</td>`] : [],
    '<td class="action">',
    `<ul>\n${items.join("\n")}\n</ul>`,
    "</td>",
    "</tr>",
  ].join("\n");
}
