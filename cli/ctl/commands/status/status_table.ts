import type { ProcessInfo } from "../../../../src/client/supervisor_rpc.ts";
import { countCharacters } from "../../../../src/text/count_characters.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { inStateColour } from "./state_colour.ts";

const NAME_WIDTH = 30;
const STATE_WIDTH = 10;

type Row = Pick<ProcessInfo, "group" | "name" | "statename" | "description">;

/** A line for each process: name, state, description (CTL-017, CTL-018). */
export function statusTable(infos: readonly Row[], { colour }: { readonly colour: boolean }): string {
  const names = infos.map(({ group, name }) => makeNamespec(group, name));
  const width = Math.max(NAME_WIDTH, ...names.map(countCharacters)) + 3;
  return infos.map(({ statename, description }, index) => {
    const state = pad(statename, STATE_WIDTH);
    const shown = colour ? state.replace(statename, inStateColour(statename, statename)) : state;
    return pad(names[index] ?? "", width) + shown + description;
  }).join("\n");
}

/** Python counts characters, padEnd() UTF-16 units. */
function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - countCharacters(text)));
}
