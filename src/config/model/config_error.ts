import type { FaultPlace } from "./fault_place.ts";

/** A configuration that cannot be used: `message` is the exact text after "Error: " (CFG-055, CFG-056). */
export class ConfigError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "ConfigError";

  /** `at` is null where it is not the text of a file that is at fault. */
  constructor(message: string, readonly at: FaultPlace | null = null) {
    super(message);
  }
}
