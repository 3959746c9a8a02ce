import { type Os, OsError } from "../../src/os/os.ts";
import { encodeOsText } from "../../src/text/bytes/os_text.ts";
import { noConfigFile, ROOT_SEARCH_WARNING, searchPaths } from "../options.ts";

/**
 * The configuration file to read when -c does not name it: the first that exists. root is warned, unless that has been
 * `told`. Throws UsageError (CFG-043..045).
 */
export function findConfigFile(os: Os, argv0: string, { told }: { readonly told: boolean }): string {
  const paths = searchPaths(argv0);
  const found = paths.find((path) => exists(os, path));
  if (found === undefined) throw noConfigFile(paths);
  if (os.getuid() === 0 && !told) os.write(2, encodeOsText(`${argv0}: ${ROOT_SEARCH_WARNING}\n`));
  return found;
}

function exists(os: Os, path: string): boolean {
  try {
    return os.stat(path) !== null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return false;
  }
}
