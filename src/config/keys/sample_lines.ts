import type { Keys } from "./key.ts";
import { SECTION_KEYS } from "./section_keys.ts";

/** Where the comments of a section begin. */
interface Layout {
  readonly column: number;
}

/** Our options of a section as they stand in the sample configuration, a line each. */
export function sampleLines(section: keyof typeof SECTION_KEYS, { column }: Layout): string {
  const keys: Keys = SECTION_KEYS[section];
  const lines = Object.entries(keys).flatMap(([name, key]) => {
    if (key.since !== "monovisor") return [];
    const option = `${key.recommended ? "" : ";"}${name}=${key.example}`;
    return [`${option.padEnd(column - 1)} ;+ ${comment(key.meaning)}\n`];
  });
  return lines.join("");
}

// The first sentence, as the comments of the sample are written
function comment(meaning: string): string {
  const [sentence = ""] = meaning.split(/\.(?: |$)/);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
