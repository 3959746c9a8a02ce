import type { ChannelConfig, ChannelName, ProcessConfig } from "../../config/model/process_config.ts";
import { isEqual } from "../../text/is_equal.ts";
import type { Host } from "../host.ts";
import { resolveLogfiles } from "./auto_logs.ts";
import type { SubprocessOptions } from "./subprocess_options.ts";

type Logfiles = SubprocessOptions["logfiles"];

/** What they were, and how their owner was configured then. */
interface Before {
  readonly host: Pick<Host, "os" | "settings">;
  readonly logfiles: Logfiles;
  readonly config: ProcessConfig;
}

/** The log files of a process that is configured otherwise from now on: an AUTO log stays. Throws AutoLogError. */
export function renewLogfiles(config: ProcessConfig, { host, logfiles, config: before }: Before): Logfiles {
  const settled = (channel: ChannelName): ChannelConfig => {
    const path = logfiles[channel];
    const isSame = path !== null && isEqual(config[channel].logfile, before[channel].logfile);
    return isSame ? { ...config[channel], logfile: { kind: "file", path } } : config[channel];
  };
  const channels = { stdout: settled("stdout"), stderr: settled("stderr") };
  return resolveLogfiles(host.os, { ...config, ...channels }, host.settings);
}
