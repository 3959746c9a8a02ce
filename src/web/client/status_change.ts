import type { Load } from "../../view/usage_meter.ts";
import type { ProcessRow } from "../markup/process_row.ts";

/** What has changed since the change before. */
export interface StatusChange {
  /** Epoch seconds. */
  readonly now: number;
  /** Of ours. */
  readonly version: string;
  /** "RUNNING", "RESTARTING" or "SHUTDOWN". */
  readonly mood: string;
  /** It tells everything, and nothing else is there. */
  readonly whole: boolean;
  readonly changed: readonly ProcessRow[];
  /** The namespecs of processes that are gone. */
  readonly removed: readonly string[];
  /** Of processes that have not changed otherwise. */
  readonly loads: readonly (readonly [namespec: string, Load])[];
}
