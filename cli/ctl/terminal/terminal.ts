/** The person or script at the other end. Tests give a fake. */
export interface Terminal {
  readonly traits: TerminalTraits;
  /** How wide it is, where stdout is a terminal. */
  columns(): number;
  /** How high it is, likewise. */
  rows(): number;
  /** Writes to stdout; false when nobody reads it any more. Never throws for that. */
  write(text: string | Uint8Array): boolean;
  /** Writes to stderr. */
  writeError(text: string): void;
  /** Shows `prompt` and reads a line without its line end; null at the end of input, or when `signal` aborts. */
  readLine(prompt: string, signal?: AbortSignal): Promise<string | null>;
  /** The same without showing what is typed. Throws Interrupt for Ctrl-C. */
  readPassword(prompt: string): Promise<string | null>;
  /** Calls back at each Ctrl-C until the returned function is called. */
  onInterrupt(callback: () => void): () => void;
}

/** What may be shown to a person but never to a script. */
export interface TerminalTraits {
  /** stdin and stdout are a terminal that can move its cursor: lines can be edited. */
  readonly editing: boolean;
  /** stdout is a terminal that wants colours. */
  readonly colour: boolean;
  /** stdout and stderr are terminals: advice is read by a person. */
  readonly advice: boolean;
}

/**
 * Whether what is printed is for a person: in a shell on a terminal, or where colours were asked for. All else gets the
 * original's bytes, on terminals too (CTL-091).
 */
export function isForPeople({ editing, colour }: TerminalTraits): boolean {
  return editing || colour;
}

/** What a pipe or file has. */
export const NO_TRAITS: TerminalTraits = { editing: false, colour: false, advice: false };
