/** Where a finding is. */
export interface Position {
  readonly file: string;
  /** From 1 on; null where no line of the file is meant. */
  readonly line: number | null;
  /** From 1 on, in characters. */
  readonly column: number | null;
  /** How many characters are meant. */
  readonly length: number;
}

/**
 * What a finding says: `refused` by the daemon; `unknown` or `overridden`, and read by nobody; `cut` short by a comment, or a line
 * `swallowed` by a value;
 * `told` by the daemon at its start, or by supervisorctl; `disk`: what holds on this machine and now; `portable`: unknown to Supervisor.
 */
export type FindingKind = "refused" | "unknown" | "overridden" | "cut" | "swallowed" | "told" | "disk" | "portable";

/** What is wrong with a configuration, or may be. */
export interface Finding extends Position {
  readonly level: "error" | "warning";
  readonly kind: FindingKind;
  readonly section: string | null;
  readonly key: string | null;
  readonly message: string;
  /** What may be meant. */
  readonly hint: string | null;
}
