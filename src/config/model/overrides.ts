import type { SupervisordConfig } from "./config.ts";

/** Values of supervisord's command line, already converted; they hold over the configuration file's (CLI-010). */
export interface Overrides extends Partial<Omit<SupervisordConfig, "uid" | "childlogdirAsWritten">> {
  /** The name or number of -u, looked up when all else was read (CLI-016). */
  readonly user?: string;
}
