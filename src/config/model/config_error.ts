/** A configuration that cannot be used: `message` is the exact text after "Error: " (CFG-055, CFG-056). */
export class ConfigError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "ConfigError";
}
