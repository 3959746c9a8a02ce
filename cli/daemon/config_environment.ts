import type { ConfigEnvironment, FileContent } from "../../src/config/config_environment.ts";
import { temporaryDirectory } from "../../src/config/temporary_directory.ts";
import { type Os, OsError } from "../../src/os/os.ts";

/** What reading the configuration may ask of the world; `cwd` is the working directory at the program's start. */
export function configEnvironment(os: Os, cwd: string): ConfigEnvironment {
  const variables = os.environment();
  return {
    cwd,
    variables,
    hostName: os.hostName(),
    temporaryDirectory: temporaryDirectory({ variables, cwd, isUsable: (path) => isUsable(os, path) }),
    readFile: (path) => readFile(os, path),
    listDirectory: (path) => quietly([], () => os.list(path)),
    isDirectory: (path) => isDirectory(os, path),
    exists: (path) => quietly(false, () => os.stat(path) !== null),
    getuid: () => os.getuid(),
    byName: (name) => os.byName(name),
    byUid: (uid) => os.byUid(uid),
    groupByName: (name) => os.groupByName(name),
    groupByGid: (gid) => os.groupByGid(gid),
  };
}

function readFile(os: Os, path: string): FileContent {
  try {
    if (os.stat(path) === null) return { kind: "missing" };
    return { kind: "bytes", bytes: os.readText(path) };
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
