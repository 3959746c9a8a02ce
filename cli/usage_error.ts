import { encodeOsText } from "../src/text/bytes/os_text.ts";

/** A command line that cannot be used; the program says so and exits with status 2 (CLI-001). */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Prints `message` and where help is to be had, argv[0] as typed, to stderr; ends the program with status 2. */
export function exitWithUsageError(message: string, argv0: string): never {
  Deno.stderr.writeSync(encodeOsText(usageErrorText(message, argv0)));
  Deno.exit(2);
}

/** What exitWithUsageError prints. */
export function usageErrorText(message: string, argv0: string): string {
  return `Error: ${message}\nFor help, use ${argv0} -h\n`;
}
