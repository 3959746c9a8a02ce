import { loadConfig } from "../../src/config/load.ts";
import type { Config } from "../../src/config/model/config.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import type { Overrides } from "../../src/config/model/overrides.ts";
import { environmentNames } from "../../src/config/values/environment_names.ts";
import type { Os } from "../../src/os/os.ts";
import { configEnvironment } from "./config_environment.ts";

/** Which file, as seen from where, and what the command line has to say besides. */
export interface ConfigReaderOptions {
  readonly path: string;
  /** Of this process, unless told. */
  readonly environment?: ConfigEnvironment;
  readonly overrides?: Overrides;
}

/** Gives what reads the configuration, again with each call. It throws ConfigError. */
export function configReader(
  os: Os,
  { path, environment = configEnvironment(os, os.cwd()), overrides }: ConfigReaderOptions,
): () => Config {
  const names = environmentNames(environment.variables);
  return () => {
    const config = loadConfig({ path, environment, names, ...overrides === undefined ? {} : { overrides } });
    // Only now: a directory service that is gone fails the reload, and no program besides
    os.forgetUsers();
    return config;
  };
}
