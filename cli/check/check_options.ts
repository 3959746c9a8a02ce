import { MONOVISOR_VERSION } from "../../src/text/version.ts";
import { type Option, parseOptions } from "../options.ts";
import { WORD_OPTIONS, type WordOptions } from "../word_options.ts";

/** The command line of `supervisord check`. */
export interface CheckOptions extends WordOptions {
  readonly strict: boolean;
  readonly portable: boolean;
  readonly json: boolean;
  readonly stopTime: boolean;
}

const OPTIONS: readonly Option<CheckOptions>[] = [
  ...WORD_OPTIONS,
  { long: "strict", key: "strict", takesArgument: false, read: () => ({ strict: true }) },
  { long: "portable", key: "portable", takesArgument: false, read: () => ({ portable: true }) },
  { long: "json", key: "json", takesArgument: false, read: () => ({ json: true }) },
  { long: "stop-time", key: "stopTime", takesArgument: false, read: () => ({ stopTime: true }) },
];

/** Reads the words behind `check`. Throws UsageError. */
export function checkOptions(args: readonly string[]): Partial<CheckOptions> {
  return parseOptions(args, { options: OPTIONS, positional: false }).values;
}

/** What -h prints. */
export function checkUsage(argv0: string): string {
  return `supervisord check -- tell all that is wrong with a configuration.

Usage: ${argv0} check [-c FILENAME] [--strict] [--portable] [--json]
       ${argv0} check [-c FILENAME] --stop-time

Nothing is started, and no running supervisord is asked. What supervisord would refuse is an error. Warnings are what
nobody reads, such as a misspelt option, and what will hardly work on this machine, such as a command that is not there.

Options:
-c/--configuration FILENAME -- the configuration file (searches if not given); - is stdin
--strict -- a warning gives the exit status 1
--portable -- warn of all that Supervisor 4.3.0 does not know
--json -- one JSON object a line for each finding: level, kind, file, line, column, section, key, message, hint
--stop-time -- print how many seconds an orderly stop takes at most, and nothing else: what docker stop --time,
    TimeoutStopSec= or terminationGracePeriodSeconds have to be more than
-h/--help -- print this usage message and exit

The exit status is 2 when there is an error, 1 when --portable or --strict has something to warn of, else 0.

This is monovisor ${MONOVISOR_VERSION}.
`;
}
