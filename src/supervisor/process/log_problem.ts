import { type Os, OsError } from "../../os/os.ts";
import { dirname } from "../../text/python/posix_path.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";

/** Why a log file could not be opened now; null when it could. */
export function logProblem(os: Os, path: string): string | null {
  const quoted = pythonRepr(path);
  try {
    const found = os.stat(path);
    if (found?.kind === "directory") return `cannot write the log ${quoted}: it is a directory`;
    if (found?.kind === "socket") return `cannot write the log ${quoted}: it is a socket`;
    const code = found === null ? newFileProblem(os, path) : os.access(path, { to: "write", uid: null });
    return code === null ? null : `cannot write the log ${quoted} (${code})`;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return `cannot write the log ${quoted} (${error.code})`;
  }
}

function newFileProblem(os: Os, path: string): string | null {
  const folder = dirname(path) || ".";
  return os.access(folder, { to: "write", uid: null }) ?? os.access(`${folder}/.`, { to: "run", uid: null });
}
