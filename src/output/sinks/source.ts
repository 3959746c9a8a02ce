import type { ChannelConfig, ChannelName } from "../../config/model/process_config.ts";

/** Which output of which process. */
export interface Source {
  /** The process's name. */
  readonly name: string;
  readonly group: string;
  readonly channel: ChannelName;
  readonly config: ChannelConfig;
  /** null or "": no file (CFG-017). */
  readonly logfile: string | null;
  /** Of the process now; 0 before it has one. */
  pid(): number;
}
