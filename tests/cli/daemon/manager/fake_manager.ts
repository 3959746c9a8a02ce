import type { OsError } from "../../../../src/os/os.ts";
import type { ServiceManager } from "../../../../src/os/service_manager.ts";

/** Notes what it is told, a message with blanks for its line ends; or fails. */
export class FakeManager implements ServiceManager {
  readonly told: string[] = [];
  failure: OsError | null = null;

  constructor(readonly watchdogSeconds: number | null) {}

  tell = (assignments: readonly string[]): OsError | null => {
    if (this.failure === null) this.told.push(assignments.join(" "));
    return this.failure;
  };
}
