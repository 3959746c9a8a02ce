import { makeNamespec } from "../../../../src/text/namespec.ts";
import { textWidth } from "../../terminal/text_width.ts";
import { inStateColour } from "./state_colour.ts";
import { GAP, NAME_WIDTH, type Row, STATE_WIDTH } from "./status_table.ts";

/**
 * The table of statusTable() for a person's terminal of so many columns: names are as wide as they are shown, and those
 * whose row is longer than a line make only that row wrap.
 */
export function fittedTable(
  infos: readonly Row[],
  { columns, colour }: { readonly columns: number; readonly colour: boolean },
): string {
  const rows = infos.map((info) => ({ ...info, shown: makeNamespec(info.group, info.name) }));
  const fitting = rows.map(({ shown, description }) => ({ name: textWidth(shown), rest: textWidth(description) }))
    .filter(({ name, rest }) => name + GAP + STATE_WIDTH + rest <= columns);
  const width = Math.max(NAME_WIDTH, ...fitting.map(({ name }) => name));
  return rows.map(({ shown, statename, description }) => {
    const state = statename.padEnd(STATE_WIDTH);
    const coloured = colour ? state.replace(statename, inStateColour(statename, statename)) : state;
    return shown + " ".repeat(Math.max(0, width - textWidth(shown)) + GAP) + coloured + description;
  }).join("\n");
}
