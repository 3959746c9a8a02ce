import { diagramSvg } from "./diagram_svg.ts";
import { diagramText } from "./diagram_text.ts";
import { transitions } from "./transitions.ts";

const FOLDER = new URL("../../../src/process/", import.meta.url);

/** The files of the diagram that stand beside the machine, and what belongs into them. */
export const DIAGRAM = [
  { url: new URL("states.txt", FOLDER), text: diagramText(transitions()) },
  { url: new URL("states.svg", FOLDER), text: diagramSvg(transitions()) },
] as const;

if (import.meta.main) {
  for (const { url, text } of DIAGRAM) Deno.writeTextFileSync(url, text);
}
