import type { LogLevel } from "../config/model/log_level.ts";
import type { ProcessState } from "./state.ts";

/** A PROCESS_STATE event: its extra values in payload order (EVT-007..010). */
export interface StateChange {
  readonly from: ProcessState;
  readonly to: ProcessState;
  readonly values: readonly (readonly [name: string, value: number])[];
}

/** What the shell has to do, in order. */
export type Effect =
  | { readonly kind: "spawn" }
  /** `target` is a pid, or a negated process group. */
  | { readonly kind: "kill"; readonly target: number; readonly signal: number; readonly purpose: "stop" | "signal" }
  | { readonly kind: "emit"; readonly change: StateChange }
  | { readonly kind: "log"; readonly level: LogLevel; readonly message: string };
