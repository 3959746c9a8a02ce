/** A configuration that cannot be used: `message` is the exact text after "Error: ". */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
