import { absolutePath, dirname } from "../text/python/posix_path.ts";
import { include } from "./ini/include.ts";
import type { Ini } from "./ini/ini.ts";
import { faultOf, located } from "./ini/located_error.ts";
import { readIni } from "./ini/read_ini.ts";
import type { Config, SupervisordConfig } from "./model/config.ts";
import type { ConfigEnvironment } from "./model/config_environment.ts";
import type { Overrides } from "./model/overrides.ts";
import { readGroups } from "./sections/groups.ts";
import { pluginSections } from "./sections/plugins.ts";
import { withProgramDefaults } from "./sections/program_defaults.ts";
import { readServers, serverUrl } from "./sections/server.ts";
import { readSupervisord } from "./sections/supervisord_section.ts";
import { asConfigError } from "./values/as_config_error.ts";
import { environmentNames } from "./values/environment_names.ts";
import { pathTypes } from "./values/path_types.ts";
import { uidOf } from "./values/user_types.ts";
import { unreadWarnings } from "./written/unread_warnings.ts";

export interface LoadRequest {
  /** The main configuration file, as given with -c or found. */
  readonly path: string;
  readonly environment: ConfigEnvironment;
  /** The command line's values. */
  readonly overrides?: Overrides;
  /**
   * The ENV_ names known so far; those of [supervisord] environment= are added. Handing the same map to every load of
   * one run lets a name outlive its removal from the file (CFG-027). A fresh one by default.
   */
  readonly names?: Map<string, string>;
  /** Changes what is read before anything is made of it: the main file, and once more with all that it includes. */
  readonly mend?: (ini: Ini) => Ini;
}

/** Reads the configuration files. Throws ConfigError with the text of the first fault in the order of CFG-057. */
export function loadConfig(request: LoadRequest): Config {
  return asConfigError(() => load(request));
}

function load(
  { path, environment, overrides = {}, names = environmentNames(environment.variables), mend = (ini) => ini }:
    LoadRequest,
): Config {
  const paths = pathTypes(environment);
  const here = absolutePath(dirname(path), environment.cwd);
  const expansions = new Map([["here", here], ["host_node_name", environment.hostName], ...names]);
  const main = mend(readIni(path, environment));
  const { ini: written, files, paths: includes, infos, ...included } = include(main, { path, environment, expansions });
  const ini = withProgramDefaults(mend(written));
  // It may stand in a file that is included (CFG-047)
  if (!ini.sections.has("supervisord")) {
    throw faultOf("supervisord", null, ".ini file does not include supervisord section");
  }

  const section = readSupervisord(ini, { environment, paths, here, environmentNames: names });
  for (const [name, value] of Object.entries(section.environment)) names.set(`ENV_${name}`, value);
  const warnings = [...included.warnings];
  const context = {
    ini,
    environment,
    paths,
    here,
    environmentNames: names,
    globalEnvironment: section.environment,
    fileOf: (name: string) => files.get(name) ?? path,
    warn: (text: string) => void warnings.push(text),
  };
  const rpcinterfaces = pluginSections(ini, {
    prefix: "rpcinterface:",
    factoryKey: "supervisor.rpcinterface_factory",
    names: () => names,
  });
  const groups = readGroups(context);
  const servers = readServers(context);

  const { user = section.user, ...given } = overrides;
  const values = { ...section.values, ...given };
  const uid = user === null ? null : located("supervisord", "user", () => uidOf(user, environment));
  // An empty path on the command line counts as none.
  const logfile = values.logfile || section.values.logfile;
  const pidfile = values.pidfile || section.values.pidfile;
  const supervisord: SupervisordConfig = {
    ...values,
    uid,
    logfile: logfile === "syslog" ? logfile : paths.normalize(logfile),
    pidfile: paths.normalize(pidfile),
    childlogdir: absolutePath(values.childlogdir, environment.cwd),
    childlogdirAsWritten: values.childlogdir,
  };
  return {
    supervisord,
    groups,
    servers,
    rpcinterfaces,
    serverurl: serverUrl(servers),
    files: [path, ...includes].map((file) => absolutePath(file, environment.cwd)),
    messages: {
      warnings,
      infos,
      unread: section.warnsUnknown ? unreadWarnings([path, ...includes], environment) : [],
    },
  };
}
