import type { Condition, Dependency } from "../model/dependency.ts";
import { list } from "./converters.ts";

/** The words for conditions, but for the prefixes that compose and process-compose write before them. */
const CONDITIONS: readonly Condition[] = ["started", "healthy", "completed", "completed_successfully"];

const WORD = /^(.+):(?:service_|process_)?(\w+)$/;

/** "a, b:healthy, g:c:completed_successfully": what stands behind the last colon is a condition if it is one. */
export function dependencies(text: string): readonly Dependency[] {
  return list(text).filter((entry) => entry !== "").map((entry) => {
    const [, name, word] = WORD.exec(entry) ?? [];
    const condition = CONDITIONS.find((known) => known === word?.toLowerCase());
    return condition === undefined || name === undefined ? { name: entry, condition: "started" } : { name, condition };
  });
}
