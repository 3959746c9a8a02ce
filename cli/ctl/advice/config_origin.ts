/** Where this supervisorctl had its settings from. */
export interface ConfigOrigin {
  /** The configuration file; null when there was none. */
  readonly configFile: string | null;
  /** Where one was looked for when -c did not name it. */
  readonly searched: readonly string[];
  /** The server to begin with, and what named it. */
  readonly serverUrl: string;
  readonly namedBy: "-s" | "configuration" | "default";
}
