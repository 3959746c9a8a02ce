/** Where a configuration is at fault. */
export type FaultPlace =
  /** An option, one word of it, or the section as such. */
  | {
    readonly kind: "option";
    readonly section: string;
    readonly option: string | null;
    readonly word?: string;
  }
  /** Lines that are neither a section nor an option. */
  | { readonly kind: "lines"; readonly file: string; readonly lines: readonly number[] }
  /** A line before the first section. */
  | { readonly kind: "headless"; readonly file: string; readonly line: number };
