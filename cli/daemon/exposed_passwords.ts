import { type Os, OsError } from "../../src/os/os.ts";

const OTHERS = { read: 0o004, change: 0o002 } as const;
/** A value that names a variable holds no password. */
const PASSWORD = /^[ \t]*password[ \t]*[=:][ \t]*(?!%\(ENV_\w+\)s\s*$)\S/im;

/** What is to be told of configuration files that hold a password and that every user may read or change. */
export function exposedPasswords(os: Os, files: readonly string[]): readonly string[] {
  return files.flatMap((path) => {
    const ways = waysOfOthers(os, path);
    if (ways.length === 0) return [];
    return [`Config file ${path} holds a password, and every user may ${ways.join(" and ")} it: chmod o-rw would help`];
  });
}

function waysOfOthers(os: Os, path: string): readonly string[] {
  try {
    const mode = os.stat(path)?.mode ?? 0;
    const ways = Object.entries(OTHERS).filter(([, bit]) => mode & bit).map(([way]) => way);
    return ways.length > 0 && PASSWORD.test(new TextDecoder().decode(os.readBytes(path))) ? ways : [];
  } catch (error) {
    // An included file that cannot be read is not part of the configuration either
    if (!(error instanceof OsError)) throw error;
    return [];
  }
}
