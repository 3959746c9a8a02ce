import { dirname } from "../../text/python/posix_path.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { readIni } from "../ini/read_ini.ts";
import { sectionReader } from "../ini/section_reader.ts";
import { SUPERVISORCTL_KEYS } from "../keys/supervisorctl_keys.ts";
import type { RpcInterfaceConfig } from "../model/config.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { asConfigError } from "../values/as_config_error.ts";
import { environmentNames } from "../values/environment_names.ts";
import { pathTypes } from "../values/path_types.ts";
import { pluginSections } from "./plugins.ts";

/** What supervisorctl takes from its configuration (CFG-101..103). */
export interface ClientConfig {
  /** http://host:port, or unix:// and an absolute path; not checked. */
  readonly serverurl: string;
  readonly prompt: string;
  readonly username: string | null;
  readonly password: string | null;
  /** Absolute path; null keeps no history. */
  readonly historyFile: string | null;
  /** Ours alone: colours also outside of the shell, nowhere, or null as there is no such option. */
  readonly color: "auto" | "never" | null;
  /** The [ctlplugin:x] sections. */
  readonly plugins: readonly RpcInterfaceConfig[];
}

/** What holds when no configuration file is found (CLI-033). */
export const DEFAULT_CLIENT_CONFIG: ClientConfig = {
  serverurl: "http://localhost:9001",
  prompt: "supervisor",
  username: null,
  password: null,
  historyFile: null,
  color: null,
  plugins: [],
};

const UNIX = "unix://";

function colorChoice(written: string): "auto" | "never" {
  const word = written.toLowerCase();
  if (word === "auto" || word === "never") return word;
  throw new ValueError(`it is neither auto nor never: ${pythonRepr(written)}`);
}

/**
 * Reads [supervisorctl] and the [ctlplugin:x] sections of the file `path`; [include] has no effect here.
 * Throws ConfigError, also for a file with a syntax error (CLI-034).
 */
export function loadClientConfig(
  { path, environment }: { readonly path: string; readonly environment: ConfigEnvironment },
): ClientConfig {
  return asConfigError(() => {
    const ini = readIni(path, environment);
    if (!ini.sections.has("supervisorctl")) {
      throw new ValueError(".ini file does not include supervisorctl section");
    }
    const { normalize } = pathTypes(environment);
    const names = () => environmentNames(environment.variables);
    const placed = () => new Map([...names(), ["here", dirname(normalize(path))]]);
    // Compat: CFG-036. "here" is known to the two options that name files, not to the others.
    const withHere = sectionReader(ini, { section: "supervisorctl", keys: SUPERVISORCTL_KEYS, names: placed });
    const { option } = sectionReader(ini, { section: "supervisorctl", keys: SUPERVISORCTL_KEYS, names });
    const text = (value: string) => value;
    const normalUrl = (url: string) => url.startsWith(UNIX) ? UNIX + normalize(url.slice(UNIX.length)) : url;
    return {
      serverurl: withHere.option("serverurl", normalUrl, DEFAULT_CLIENT_CONFIG.serverurl),
      prompt: option("prompt", text, DEFAULT_CLIENT_CONFIG.prompt),
      username: option("username", text, null),
      password: option("password", text, null),
      historyFile: withHere.option("history_file", (file) => file === "" ? null : normalize(file), null),
      color: option("color", colorChoice, null),
      plugins: pluginSections(ini, { prefix: "ctlplugin:", factoryKey: "supervisor.ctl_factory", names }),
    };
  });
}
