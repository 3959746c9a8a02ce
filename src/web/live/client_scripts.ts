import { bytesText } from "../../text/bytes_text.ts";
import { durationText } from "../../text/duration.ts";
import { ask } from "../client/ask.ts";
import { make } from "../client/make.ts";
import { offerStop } from "../client/offer_stop.ts";
import { ProgramTable } from "../client/program_table.ts";
import { rowKeys } from "../client/row_keys.ts";
import { compareRows } from "../client/row_order.ts";
import { sendAction } from "../client/send_action.ts";
import { sortButtons } from "../client/sort_buttons.ts";
import { statusApp } from "../client/status_app.ts";
import { tailApp } from "../client/tail_app.ts";
import { Toolbar } from "../client/toolbar.ts";
import { actionHref } from "../markup/action_href.ts";
import { escapeHtml } from "../markup/escape_html.ts";
import { failureNote } from "../markup/failure_note.ts";
import { loadTexts } from "../markup/load_texts.ts";
import { processActions } from "../markup/process_actions.ts";
import { processRow } from "../markup/process_row.ts";
import { stateClass } from "../markup/state_class.ts";
import { urlQuote } from "../markup/url_quote.ts";

/*
 * The browser gets the source text of functions that are type-checked and tested here, several of which the server
 * uses itself. They may refer to nothing but each other, by the names they have here.
 */
const SHARED = [
  actionHref,
  escapeHtml,
  urlQuote,
  stateClass,
  bytesText,
  loadTexts,
  processActions,
  failureNote,
  processRow,
];

/** The script of the status page. */
export const STATUS_SCRIPT = script(
  [
    ...SHARED,
    durationText,
    make,
    ask,
    sendAction,
    compareRows,
    offerStop,
    ProgramTable,
    Toolbar,
    rowKeys,
    sortButtons,
    statusApp,
  ],
  "statusApp()",
);

/** The script of the tail page. */
export const TAIL_SCRIPT = script([make, urlQuote, tailApp], "tailApp()");

type Part = { toString(): string };

function script(parts: readonly Part[], start: string): string {
  return `"use strict";\n(() => {\n${parts.map(String).join("\n\n")}\n\n${start};\n})();\n`;
}
