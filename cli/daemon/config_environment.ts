import type { ConfigEnvironment, FileContent } from "../../src/config/config_environment.ts";
import { type Os, OsError } from "../../src/os/os.ts";

/** The directories that Python's tempfile.gettempdir() tries, after the variables (CFG-085). */
const TEMPORARY_DIRECTORIES = ["/tmp", "/var/tmp", "/usr/tmp"] as const;

/** What reading the configuration may ask of the world; `cwd` is the working directory at the program's start. */
export function configEnvironment(os: Os, cwd: string): ConfigEnvironment {
  const variables = os.environment();
  return {
    cwd,
    variables,
    hostName: os.hostName(),
    temporaryDirectory: temporaryDirectory(os, { variables, cwd }),
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

function temporaryDirectory(
  os: Os,
  { variables, cwd }: { readonly variables: Readonly<Record<string, string>>; readonly cwd: string },
): string {
  const named = ["TMPDIR", "TEMP", "TMP"].flatMap((name) => variables[name] || []);
  return [...named, ...TEMPORARY_DIRECTORIES].find((path) => isDirectory(os, path)) ?? cwd;
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
