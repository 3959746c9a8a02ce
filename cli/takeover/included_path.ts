import { includePatterns } from "../../src/config/ini/include.ts";
import { readIni } from "../../src/config/ini/read_ini.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import { environmentNames } from "../../src/config/values/environment_names.ts";
import { absolutePath, dirname, joinPath } from "../../src/text/python/posix_path.ts";

const MAGIC = /[*?[]/;

/**
 * The path of a new file called something like `name` that [include] of this configuration file takes in; null where it
 * names no folder with a "*". Throws ValueError.
 */
export function includedPath(
  name: string,
  { path, environment }: { readonly path: string; readonly environment: ConfigEnvironment },
): string | null {
  const here = dirname(absolutePath(path, environment.cwd));
  const names = environmentNames(environment.variables);
  const expansions = new Map([["here", here], ["host_node_name", environment.hostName], ...names]);
  for (const pattern of includePatterns(readIni(path, environment), { path, environment, expansions })) {
    const folder = dirname(pattern);
    const parts = pattern.slice(pattern.lastIndexOf("/") + 1).split("*");
    if (parts.length !== 2 || MAGIC.test(folder + parts.join("")) || !environment.isDirectory(folder)) continue;
    return joinPath(folder, parts.join(name));
  }
  return null;
}
