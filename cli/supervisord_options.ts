import type { ConfigEnvironment } from "../src/config/model/config_environment.ts";
import type { Overrides } from "../src/config/model/overrides.ts";
import { logLevel, octal } from "../src/config/values/converters.ts";
import { pathTypes } from "../src/config/values/path_types.ts";
import { byteSize } from "../src/text/python/byte_size.ts";
import { pythonInt } from "../src/text/python/python_int.ts";
import { type Option, parseOptions } from "./options.ts";

/** supervisord's command line. */
export interface SupervisordOptions extends Overrides {
  /** -h or -v: print that and exit with 0; nothing behind it was looked at. */
  readonly show?: "help" | "version";
  /** -c, as typed. */
  readonly configfile?: string;
  /** Compat: CLI-030. Accepted without effect: Python's profiler has no counterpart here. No file sets it (CFG-091). */
  readonly profileOptions?: string;
}

/** What the command line says: help, version, or a run with a configuration file (null: search for it) and overrides. */
export type SupervisordCommand =
  | { readonly kind: "help" | "version" }
  | { readonly kind: "run"; readonly configfile: string | null; readonly overrides: Overrides };

/** Reads supervisord's command line, the program's name left out. Throws UsageError (CLI-002..030). */
export function supervisordOptions(args: readonly string[], environment: ConfigEnvironment): SupervisordCommand {
  const { values } = parseOptions(args, { options: optionRows(environment), positional: false });
  const { show, configfile = null, profileOptions: _ignored, ...overrides } = values;
  return show === undefined ? { kind: "run", configfile, overrides } : { kind: show };
}

function optionRows(environment: ConfigEnvironment): readonly Option<SupervisordOptions>[] {
  const { existingDirectory, existingDirpath } = pathTypes(environment);
  const flag = { takesArgument: false } as const;
  const value = { takesArgument: true } as const;
  return [
    { short: "h", long: "help", key: "show", ...flag, ends: true, read: () => ({ show: "help" }) },
    { short: "?", key: "show", ...flag, ends: true, read: () => ({ show: "help" }) },
    { short: "c", long: "configuration", key: "configfile", ...value, read: (configfile) => ({ configfile }) },
    { short: "v", long: "version", key: "show", ...flag, ends: true, read: () => ({ show: "version" }) },
    { short: "n", long: "nodaemon", key: "nodaemon", ...flag, read: () => ({ nodaemon: true }) },
    { short: "u", long: "user", key: "user", ...value, read: (user) => ({ user }) },
    { short: "m", long: "umask", key: "umask", ...value, read: (text) => ({ umask: octal(text) }) },
    {
      short: "d",
      long: "directory",
      key: "directory",
      ...value,
      read: (path) => ({ directory: existingDirectory(path) }),
    },
    { short: "l", long: "logfile", key: "logfile", ...value, read: (path) => ({ logfile: existingDirpath(path) }) },
    {
      short: "y",
      long: "logfile_maxbytes",
      key: "logfileMaxbytes",
      ...value,
      read: (text) => ({ logfileMaxbytes: byteSize(text) }),
    },
    {
      short: "z",
      long: "logfile_backups",
      key: "logfileBackups",
      ...value,
      read: (text) => ({ logfileBackups: pythonInt(text) }),
    },
    { short: "e", long: "loglevel", key: "loglevel", ...value, read: (text) => ({ loglevel: logLevel(text) }) },
    { short: "j", long: "pidfile", key: "pidfile", ...value, read: (path) => ({ pidfile: existingDirpath(path) }) },
    { short: "i", long: "identifier", key: "identifier", ...value, read: (identifier) => ({ identifier }) },
    {
      short: "q",
      long: "childlogdir",
      key: "childlogdir",
      ...value,
      read: (path) => ({ childlogdir: existingDirectory(path) }),
    },
    { short: "a", long: "minfds", key: "minfds", ...value, read: (text) => ({ minfds: pythonInt(text) }) },
    { long: "minprocs", key: "minprocs", ...value, read: (text) => ({ minprocs: pythonInt(text) }) },
    { short: "k", long: "nocleanup", key: "nocleanup", ...flag, read: () => ({ nocleanup: true }) },
    { short: "t", long: "strip_ansi", key: "stripAnsi", ...flag, read: () => ({ stripAnsi: true }) },
    { long: "profile_options", key: "profileOptions", ...value, read: (profileOptions) => ({ profileOptions }) },
    { short: "s", long: "silent", key: "silent", ...flag, read: () => ({ silent: true }) },
  ];
}

/** What -h prints: the original's text (CLI-011), and one line about this program, whose own version is `version`. */
export function supervisordUsage({ argv0, version }: { readonly argv0: string; readonly version: string }): string {
  return `supervisord -- run a set of applications as daemons.

Usage: ${argv0} [options]

Options:
-c/--configuration FILENAME -- configuration file path (searches if not given)
-n/--nodaemon -- run in the foreground (same as 'nodaemon=true' in config file)
-s/--silent -- no logs to stdout (maps to 'silent=true' in config file)
-h/--help -- print this usage message and exit
-v/--version -- print supervisord version number and exit
-u/--user USER -- run supervisord as this user (or numeric uid)
-m/--umask UMASK -- use this umask for daemon subprocess (default is 022)
-d/--directory DIRECTORY -- directory to chdir to when daemonized
-l/--logfile FILENAME -- use FILENAME as logfile path
-y/--logfile_maxbytes BYTES -- use BYTES to limit the max size of logfile
-z/--logfile_backups NUM -- number of backups to keep when max bytes reached
-e/--loglevel LEVEL -- use LEVEL as log level (debug,info,warn,error,critical)
-j/--pidfile FILENAME -- write a pid file for the daemon process to FILENAME
-i/--identifier STR -- identifier used for this instance of supervisord
-q/--childlogdir DIRECTORY -- the log directory for child process logs
-k/--nocleanup --  prevent the process from performing cleanup (removal of
                   old automatic child log files) at startup.
-a/--minfds NUM -- the minimum number of file descriptors for start success
-t/--strip_ansi -- strip ansi escape codes from process output
--minprocs NUM  -- the minimum number of processes available for start success
--profile_options OPTIONS -- run supervisord under profiler and output
                             results based on OPTIONS, which  is a comma-sep'd
                             list of 'cumulative', 'calls', and/or 'callers',
                             e.g. 'cumulative,callers')

This is monovisor ${version}, which takes the place of supervisord 4.3.0.
`;
}
