import type { ProcessInfo } from "../../../../src/client/supervisor_rpc.ts";
import { countCharacters } from "../../../../src/text/count_characters.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";

/** The width of the narrowest name column. */
export const NAME_WIDTH = 30;
/** How wide the state is. */
export const STATE_WIDTH = 10;
/** How far the name column is from the state. */
export const GAP = 3;

/** What a line shows. */
export type Row = Pick<ProcessInfo, "group" | "name" | "statename" | "description">;

/** A line for each process: name, state, description (CTL-017, CTL-018). */
export function statusTable(infos: readonly Row[]): string {
  const names = infos.map(({ group, name }) => makeNamespec(group, name));
  const width = Math.max(NAME_WIDTH, ...names.map(countCharacters)) + GAP;
  return infos.map(({ statename, description }, index) =>
    pad(names[index] ?? "", width) + pad(statename, STATE_WIDTH) + description
  ).join("\n");
}

/** Python counts characters, padEnd() UTF-16 units. */
function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - countCharacters(text)));
}
