import { dirname, joinPath } from "../src/text/python/posix_path.ts";
import { pythonRepr } from "../src/text/python/python_repr.ts";
import { ValueError } from "../src/text/python/value_error.ts";
import { getopt } from "./getopt.ts";
import { UsageError } from "./usage_error.ts";

/** One command line option that gives one member of `T`. */
export interface Option<T> {
  /** The letter; absent when there is only the long form. */
  readonly short?: string;
  readonly long?: string;
  readonly key: keyof T;
  readonly takesArgument: boolean;
  /** The member set by the option; `argument` is "" for a flag. May throw ValueError. */
  readonly read: (argument: string) => Partial<T>;
  /** Nothing behind this option is read any more: help and version. */
  readonly ends?: boolean;
}

/**
 * Reads a command line as supervisord and supervisorctl do: the options' values, and the words behind them.
 * Throws UsageError: unknown options, an option given twice, values that cannot be converted (CLI-002..009).
 */
export function parseOptions<T>(
  args: readonly string[],
  { options, positional }: { readonly options: readonly Option<T>[]; readonly positional: boolean },
): { readonly values: Partial<T>; readonly rest: readonly string[] } {
  const shorts = options.flatMap(({ short, takesArgument }) =>
    short === undefined ? [] : [[short, takesArgument] as const]
  );
  const longs = options.flatMap(({ long, takesArgument }) =>
    long === undefined ? [] : [[long, takesArgument] as const]
  );
  const { options: given, rest } = getopt(args, { short: new Map(shorts), long: new Map(longs) });
  if (rest.length > 0 && !positional) {
    throw new UsageError(`positional arguments are not supported: ${pythonRepr(rest)}`);
  }
  let values: Partial<T> = {};
  for (const { name, argument } of given) {
    const option = options.find(({ short, long }) => name === `-${short}` || name === `--${long}`);
    if (option === undefined) throw new UsageError(`option ${name} not recognized`);
    const value = readValue(option, { name, argument });
    if (values[option.key] !== undefined) {
      throw new UsageError(`conflicting command line option ${pythonRepr(name)}`);
    }
    values = { ...values, ...value };
    if (option.ends) break;
  }
  return { values, rest };
}

function readValue<T>(option: Option<T>, { name, argument }: { readonly name: string; readonly argument: string }) {
  try {
    return option.read(argument);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new UsageError(`invalid value for ${name} ${pythonRepr(argument)}: ${error.message}`);
  }
}

/** Where a configuration file is looked for when -c does not name it; `argv0` as typed (CFG-043). */
export function searchPaths(argv0: string): readonly string[] {
  const root = dirname(dirname(argv0));
  return [
    joinPath(joinPath(root, "etc"), "supervisord.conf"),
    joinPath(root, "supervisord.conf"),
    "supervisord.conf",
    "etc/supervisord.conf",
    "/etc/supervisord.conf",
    "/etc/supervisor/supervisord.conf",
  ];
}

/** The UsageError of a supervisord that found no configuration file at any of `paths` (CFG-044). */
export function noConfigFile(paths: readonly string[]): UsageError {
  return new UsageError(
    `No config file found at default paths (${paths.join(", ")}); use the -c option to specify a config file at a ` +
      "different path",
  );
}

/** Told on stderr when supervisord runs as root without -c (CFG-045). */
export const ROOT_SEARCH_WARNING =
  "UserWarning: Supervisord is running as root and it is searching for its configuration file in default locations " +
  '(including its current working directory); you probably want to specify a "-c" argument specifying an absolute ' +
  "path to a configuration file for improved security.";
