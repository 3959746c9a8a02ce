import { BASH } from "./bash.ts";
import { FISH } from "./fish.ts";
import { ZSH } from "./zsh.ts";

const SCRIPTS = { bash: BASH, fish: FISH, zsh: ZSH } as const;

/** The shells that there is a completion script for. */
export const SHELLS: readonly string[] = Object.keys(SCRIPTS);

/** Whether there is a completion script for this shell. */
export function isShell(name: string): name is keyof typeof SCRIPTS {
  return Object.hasOwn(SCRIPTS, name);
}

/** A shell's completion script, without the last line end. */
export function completionScript(shell: keyof typeof SCRIPTS): string {
  return SCRIPTS[shell].trim();
}
