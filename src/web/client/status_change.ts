import type { ProcessRow } from "../markup/process_row.ts";

/** What has changed since the change before; the first one tells everything. */
export interface StatusChange {
  /** Epoch seconds. */
  readonly now: number;
  /** Of ours. */
  readonly version: string;
  /** "RUNNING", "RESTARTING" or "SHUTDOWN". */
  readonly mood: string;
  readonly changed: readonly ProcessRow[];
  /** The namespecs of processes that are gone. */
  readonly removed: readonly string[];
}
