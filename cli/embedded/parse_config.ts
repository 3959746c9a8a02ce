import type { Config } from "../../src/config/model/config.ts";
import { LinuxOs } from "../../src/os/linux/linux.ts";
import { configReader } from "../daemon/config_reader.ts";

/**
 * Reads a configuration file and all that it includes, with the environment, the users and the host name of this machine,
 * as supervisord does when it is given no option but -c. Relative paths are taken from the working directory. Nothing is
 * started, and no file that it names is opened. Throws ConfigError for the first fault, in the order of CFG-057.
 */
export function parseConfig(path: string): Config {
  return configReader(new LinuxOs(), { path })();
}
