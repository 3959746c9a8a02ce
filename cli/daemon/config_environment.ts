import type { ConfigEnvironment, FileContent } from "../../src/config/model/config_environment.ts";
import { temporaryDirectory } from "../../src/config/values/temporary_directory.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { absolutePath, joinPath } from "../../src/text/python/posix_path.ts";

/**
 * What reading the configuration may ask of the world. Relative paths are taken from `cwd`, the working directory at the
 * program's start, also in a daemon that has changed it since (decided for DAEMON-037).
 */
export function configEnvironment(os: Os, cwd: string): ConfigEnvironment {
  const variables = os.environment();
  return {
    cwd,
    variables,
    hostName: os.hostName(),
    temporaryDirectory: () => temporaryDirectory({ variables, cwd, isUsable: (path) => isUsable(os, path) }),
    readFile: (path) => readFile(os, absolutePath(path, cwd)),
    listDirectory: (path) => quietly([], () => os.list(absolutePath(path, cwd))),
    // Not made normal: "missing/../here" is no directory, as the kernel sees it
    isDirectory: (path) => path !== "" && isDirectory(os, joinPath(cwd, path)),
    exists: (path) => quietly(false, () => os.lstat(absolutePath(path, cwd)) !== null),
    getuid: () => os.getuid(),
    byName: (name) => os.byName(name),
    byUid: (uid) => os.byUid(uid),
    groupByName: (name) => os.groupByName(name),
    groupByGid: (gid) => os.groupByGid(gid),
  };
}

function readFile(os: Os, path: string): FileContent {
  // What cannot be looked at is missing, too: a loop of links, a directory that may not be searched, a name too long
  if (quietly(null, () => os.stat(path)) === null) return { kind: "missing" };
  try {
    return { kind: "bytes", bytes: os.readBytes(path) };
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return { kind: "unreadable" };
  }
}

// Whether a file can be made there: by making one, as the rights alone do not tell
function isUsable(os: Os, directory: string): boolean {
  return quietly(false, () => {
    os.remove(os.makeTemporary(directory, "monovisor-", ""));
    return true;
  });
}

function isDirectory(os: Os, path: string): boolean {
  return quietly(false, () => os.stat(path)?.kind === "directory");
}

// What cannot be looked at counts as not being there
function quietly<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return otherwise;
  }
}
