/** The person or script at the other end. Tests give a fake. */
export interface Terminal {
  /** Writes to stdout; false when nobody reads it any more. Never throws for that. */
  write(text: string | Uint8Array): boolean;
  /** Writes to stderr. */
  writeError(text: string): void;
  /** Shows `prompt` and reads a line without its line end; null at the end of input. */
  readLine(prompt: string): Promise<string | null>;
  /** The same without showing what is typed. */
  readPassword(prompt: string): Promise<string | null>;
  /** Calls back at each Ctrl-C until the returned function is called. */
  onInterrupt(callback: () => void): () => void;
}
