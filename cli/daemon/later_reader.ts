import type { Config } from "../../src/config/model/config.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { Overrides } from "../../src/config/model/overrides.ts";
import type { Os } from "../../src/os/os.ts";
import { supervisordOptions } from "../supervisord_options.ts";
import { UsageError } from "../usage_error.ts";
import { configEnvironment } from "./config_environment.ts";
import { configReader } from "./config_reader.ts";

/** Which file, and how the program was started that has found it. */
export interface LaterReaderOptions {
  readonly configfile: string;
  readonly cwd: string;
  readonly args: readonly string[];
}

/** As configReader(), for a program that goes on: nothing is looked at before it is called. It throws ConfigError. */
export function laterReader(os: Os, { configfile: path, cwd, args }: LaterReaderOptions): () => Config {
  return () => {
    const environment = configEnvironment(os, cwd);
    return configReader(os, { path, environment, overrides: overridesIn(args, environment) })();
  };
}

function overridesIn(args: readonly string[], environment: ConfigEnvironment): Overrides {
  try {
    const command = supervisordOptions(args, environment);
    return command.kind === "run" ? command.overrides : {};
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new ConfigError(error.message);
  }
}
