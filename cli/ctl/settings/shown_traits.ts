import type { ClientConfig } from "../../../src/config/sections/client.ts";
import type { TerminalTraits } from "../terminal/terminal.ts";

export interface ShownTraitsOptions {
  /** There is no action on the command line. */
  readonly isShell: boolean;
  readonly color: ClientConfig["color"];
}

/**
 * What is made of a terminal's traits. An action on the command line prints the original's bytes on terminals too
 * (CTL-091), as `expect`, `ssh -t` and the like give programs one; colour is asked for by color=auto. Lines that are
 * edited are a person's.
 */
export function shownTraits(traits: TerminalTraits, { isShell, color }: ShownTraitsOptions): TerminalTraits {
  const editing = traits.editing && isShell;
  return { ...traits, editing, colour: traits.colour && (color === null ? editing : color === "auto") };
}
