import { MONOVISOR_VERSION } from "../../src/text/version.ts";
import { type Option, parseOptions } from "../options.ts";
import { WORD_OPTIONS, type WordOptions } from "../word_options.ts";

/** The command line of `supervisord takeover`. */
export interface TakeoverOptions extends WordOptions {
  /** Only says what it would do. */
  readonly dryRun: boolean;
}

const OPTIONS: readonly Option<TakeoverOptions>[] = [
  ...WORD_OPTIONS,
  { long: "dry-run", key: "dryRun", takesArgument: false, read: () => ({ dryRun: true }) },
];

/** Reads the words behind `takeover`. Throws UsageError. */
export function takeoverOptions(args: readonly string[]): Partial<TakeoverOptions> {
  return parseOptions(args, { options: OPTIONS, positional: false }).values;
}

/** What -h prints. */
export function takeoverUsage(argv0: string): string {
  return `supervisord takeover -- put this program in the place of a running Supervisor.

Usage: ${argv0} takeover [-c FILENAME] [--dry-run]

The supervisord that runs with this configuration file, version 4.2 or 4.3 on Python 3.4 or later, becomes this program:
its pid, its programs, their pipes, its sockets and its pid file stay, and nothing that a program writes is lost. First
everything is looked at and told, line by line. One line that begins with "refused" and nothing is done.

Options:
-c/--configuration FILENAME -- its configuration file (searches if not given)
--dry-run -- only tell; the exit status is 0 when it would be done, 1 when not
-h/--help -- print this usage message and exit

This is monovisor ${MONOVISOR_VERSION}.
`;
}
