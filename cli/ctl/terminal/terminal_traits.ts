import type { TerminalTraits } from "./terminal.ts";

export interface TerminalFacts {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly variable: (name: string) => string | undefined;
}

/** What follows from which streams are terminals, TERM and NO_COLOR (https://no-color.org). */
export function terminalTraits({ stdin, stdout, stderr, variable }: TerminalFacts): TerminalTraits {
  const isDumb = variable("TERM") === "dumb";
  return {
    editing: stdin && stdout && !isDumb,
    colour: stdout && !isDumb && !variable("NO_COLOR"),
    advice: stdout && stderr,
  };
}
