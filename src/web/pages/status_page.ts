import { actionHref } from "../markup/action_href.ts";
import { escapeHtml } from "../markup/escape_html.ts";
import { type ProcessRow, processRow, type ProcessRowOptions } from "../markup/process_row.ts";
import { page } from "./page.ts";

export interface StatusPageOptions {
  /** In the order in which they are shown. */
  readonly rows: readonly ProcessRow[];
  /** What an action has answered; null for nothing to say. */
  readonly message: string | null;
  /** supervisord's identifier. */
  readonly identifier: string;
  /** What the page's actions show to be ours; null for the original's links. */
  readonly token: string | null;
  /** More than the original's page has is for people. */
  readonly forPeople: boolean;
}

/** The page at "/": what runs, and what can be done about it (WEB-001..008, WEB-011). */
export function statusPage({ rows, message, identifier, token, forPeople }: StatusPageOptions): string {
  const said = message === null
    ? '<div class="hidden">#</div>'
    : `<div class="status_msg">${escapeHtml(message)}</div>`;
  const button = (action: string) => escapeHtml(actionHref(`action=${action}`, { token, asks: forPeople }));
  return page({
    title: "Supervisor Status",
    script: "monovisor/status.js",
    body: `<div id="wrapper">
<div id="header">
<h1>Supervisor</h1>
<p id="identity">${escapeHtml(identifier)}</p>
</div>
<div id="content">
${said}
<form action="index.html" method="post">
<ul class="clr" id="buttons">
<li class="action-button"><a href="index.html?action=refresh">Refresh</a></li>
<li class="action-button"><a href="${button("restartall")}">Restart All</a></li>
<li class="action-button"><a href="${button("stopall")}">Stop All</a></li>
</ul>
${rows.length === 0 ? "No programs to manage" : table(rows, { token, forPeople })}
</form>
</div>
<div class="push"></div>
</div>`,
  });
}

const LOAD_HEADS = `<th class="cpu" title="Of one processor, with all that it has started">CPU</th>
<th class="memory" title="Resident, with all that it has started">Memory</th>
`;

function table(rows: readonly ProcessRow[], options: Omit<ProcessRowOptions, "shade">): string {
  return `<table cellspacing="0">
<thead>
<tr>
<th class="state">State</th>
<th class="desc">Description</th>
<th class="name">Name</th>
${options.forPeople ? LOAD_HEADS : ""}<th class="action">Action</th>
</tr>
</thead>
<tbody>
${rows.map((row, index) => processRow(row, { shade: index % 2 === 1, ...options })).join("\n")}
</tbody>
</table>`;
}
