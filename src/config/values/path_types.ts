import { absolutePath, dirname } from "../../text/python/posix_path.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";

/** The conversions of options that name a file or a directory. */
export interface PathTypes {
  /** "~" and "~name" at the start, expanded; as written when there is no such user. */
  expandUser(path: string): string;
  /** Expanded, made absolute against the working directory at start, and normalised. */
  normalize(path: string): string;
  /** Throws ValueError unless the directory exists (CFG-064). */
  existingDirectory(path: string): string;
  /** Throws ValueError unless the directory part exists, if there is one (CFG-063). */
  existingDirpath(path: string): string;
}

export function pathTypes(environment: ConfigEnvironment): PathTypes {
  const home = (name: string) => {
    if (name !== "") return environment.byName(name)?.directory;
    return environment.variables["HOME"] ?? environment.byUid(environment.getuid())?.directory;
  };
  const expandUser = (path: string) => {
    if (!path.startsWith("~")) return path;
    const [name = ""] = path.slice(1).split("/", 1);
    const directory = home(name);
    if (directory === undefined) return path;
    return directory.replace(/\/+$/, "") + path.slice(1 + name.length) || "/";
  };
  return {
    expandUser,
    normalize: (path) => absolutePath(expandUser(path), environment.cwd),
    existingDirectory(path) {
      const expanded = expandUser(path);
      if (environment.isDirectory(expanded)) return expanded;
      throw new ValueError(`${path} is not an existing directory`);
    },
    existingDirpath(path) {
      const expanded = expandUser(path);
      const directory = dirname(expanded);
      if (directory === "" || environment.isDirectory(directory)) return expanded;
      throw new ValueError(`The directory named as part of the path ${path} does not exist`);
    },
  };
}
