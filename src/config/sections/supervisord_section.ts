import { byteSize } from "../../text/python/byte_size.ts";
import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import { pythonInt } from "../../text/python/python_int.ts";
import type { Ini } from "../ini/ini.ts";
import { sectionReader } from "../ini/section_reader.ts";
import { SUPERVISORD_KEYS } from "../keys/supervisord_keys.ts";
import type { SupervisordConfig } from "../model/config.ts";
import type { LogSink } from "../model/log_sink.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { boolean, logLevel, octal, seconds, text } from "../values/converters.ts";
import type { LogPlaces } from "../values/log_places.ts";
import { keyValuePairs } from "../values/key_value_pairs.ts";
import type { PathTypes } from "../values/path_types.ts";
import { readLogFormat } from "./log_format.ts";
import { readLogUpkeep } from "./log_upkeep.ts";
import { placesOf } from "./places_of.ts";
import { readSyslogStyle } from "./syslog_style.ts";

const UPKEEP = {
  when: "logfile_when",
  maxdays: "logfile_maxdays",
  compress: "logfile_compress",
  mode: "logfile_mode",
  owner: "logfile_owner",
} as const;

export interface SupervisordSection {
  readonly values: Omit<SupervisordConfig, "uid" | "childlogdirAsWritten">;
  /** The text of user=. */
  readonly user: string | null;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether what nobody reads is told. Ours alone. */
  readonly warnsUnknown: boolean;
}

export interface SupervisordRequest {
  readonly environment: ConfigEnvironment;
  readonly paths: PathTypes;
  readonly here: string;
  readonly environmentNames: Expansions;
}

/**
 * Reads [supervisord], whose options know "here" and the ENV_ names (CFG-031); the order of the rows is the order in
 * which their errors count (CFG-057). Throws ValueError.
 */
export function readSupervisord(ini: Ini, request: SupervisordRequest): SupervisordSection {
  const { environment, environmentNames, here, paths } = request;
  const names = new Map<string, string | number>([...environmentNames, ["here", here]]);
  const reader = sectionReader(ini, { section: "supervisord", keys: SUPERVISORD_KEYS, names: () => names });
  const { option, raw, within } = reader;
  const minfds = option("minfds", pythonInt, 1024);
  const minprocs = option("minprocs", pythonInt, 200);
  const directory = option("directory", paths.existingDirectory, null);
  const user = option("user", text, null);
  const umask = option("umask", octal, 0o022);
  const logfile = (value: string) => {
    const places = placesOf(reader, { name: "logfile", value });
    return places === null ? { logfile: paths.existingDirpath(value), others: [] } : mainLogPlaces(places, paths);
  };
  const places = option("logfile", logfile, { logfile: "supervisord.log", others: [] });
  const values = {
    minfds,
    minprocs,
    directory,
    umask,
    logfile: places.logfile,
    logfileMaxbytes: option("logfile_maxbytes", byteSize, 50 * 2 ** 20),
    logfileBackups: option("logfile_backups", pythonInt, 10),
    logfileUpkeep: readLogUpkeep(reader, { names: UPKEEP, users: environment }),
    loglevel: option("loglevel", logLevel, "info" as const),
    pidfile: option("pidfile", paths.existingDirpath, "supervisord.pid"),
    identifier: option("identifier", text, "supervisor"),
    nodaemon: option("nodaemon", boolean, false),
    silent: option("silent", boolean, false),
    childlogdir: option("childlogdir", paths.existingDirectory, null) ?? environment.temporaryDirectory(),
    nocleanup: option("nocleanup", boolean, false),
    shutdownTimeout: option("shutdown_timeout", seconds, null),
    adopt: option("adopt", boolean, false),
    stripAnsi: option("strip_ansi", boolean, false),
    logFormat: readLogFormat(reader, { format: "logfile_format", time: "logfile_time_format", names }),
    logSinks: places.others,
    syslogStyle: readSyslogStyle(reader, null),
  };
  const withHost = new Map([...names, ["host_node_name", environment.hostName]]);
  const variables = within("environment", () => readEnvironment(raw("environment") ?? "", { names, withHost }));
  return { values, user, environment: variables, warnsUnknown: option("warn_unknown", boolean, false) };
}

interface MainLogPlaces {
  readonly logfile: string;
  readonly others: readonly LogSink[];
}

function mainLogPlaces({ files, others }: LogPlaces, paths: PathTypes): MainLogPlaces {
  // Where it has no file it is "syslog", as it is read nowhere
  const [logfile = "syslog", ...more] = files.map((file) => paths.existingDirpath(file));
  return { logfile, others: [...more.map((path) => ({ kind: "file", path }) as const), ...others] };
}

/** Compat: CFG-032. Expanded twice; host_node_name is known to the second pass only. */
function readEnvironment(
  written: string,
  { names, withHost }: { readonly names: Expansions; readonly withHost: Expansions },
): Readonly<Record<string, string>> {
  const once = expand(written, { expansions: names, name: "supervisord.environment" });
  return keyValuePairs(expand(once, { expansions: withHost, name: "environment" }));
}
