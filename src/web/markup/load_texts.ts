import { bytesText } from "../../text/bytes_text.ts";
import type { Load } from "../../view/usage_meter.ts";

/** What the cells of a load show: nothing where there is none. Also runs in the browser. */
export function loadTexts(load: Load | null): { readonly cpu: string; readonly memory: string } {
  if (load === null) return { cpu: "", memory: "" };
  return { cpu: `${load.cpu.toFixed(1)}%`, memory: bytesText(load.memory) };
}
