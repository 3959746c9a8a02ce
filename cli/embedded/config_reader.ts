import type { Config } from "../../src/config/config.ts";
import { environmentNames } from "../../src/config/environment_names.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { Os } from "../../src/os/os.ts";
import { configEnvironment } from "../daemon/config_environment.ts";

/** Gives what reads the configuration at `path`, again with each call, as one supervisord does. It throws ConfigError. */
export function configReader(os: Os, path: string): () => Config {
  const environment = configEnvironment(os, os.cwd());
  const names = environmentNames(environment.variables);
  return () => {
    const config = loadConfig({ path, environment, names });
    os.forgetUsers();
    return config;
  };
}
