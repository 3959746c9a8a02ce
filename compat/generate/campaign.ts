import type { Random } from "./random.ts";

/** What one side made of a case, as text to compare and to show. */
export interface Outcomes {
  readonly reference: string;
  readonly ours: string;
}

/** A kind of generated cases: how they are made, tried on both sides, made smaller and shown. */
export interface Campaign<Case> {
  readonly name: "config" | "rpc" | "ctl";
  generate(random: Random): Case;
  /** Tries a case on both sides; what is decided to differ is already taken out. */
  compare(tried: Case): Promise<Outcomes>;
  smaller(found: Case): Iterable<Case>;
  show(found: Case): string;
}
