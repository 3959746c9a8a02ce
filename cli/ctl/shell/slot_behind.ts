import type { Command, Slot } from "./command.ts";

/** What the argument of `command` is that stands behind the arguments `before`. */
export function slotBehind({ slot }: Pick<Command, "slot">, before: readonly string[]): Slot {
  return typeof slot === "function" ? slot(before) : slot;
}
