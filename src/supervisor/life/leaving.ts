import type { Host } from "../host.ts";

/** What stops everything. */
export interface Leaving {
  begin(): void;
  /** To be called before the end of a process takes effect. */
  noteEnd(): void;
  /** Goes on as far as it can; looked at after every turn. */
  proceed(): void;
}

/** What it acts on, and who is told that everything is down. */
export interface ShutdownOptions {
  readonly host: Host;
  readonly onDone: () => void;
}
