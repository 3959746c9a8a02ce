import { type Os, OsError } from "../os/os.ts";

/** Whoever else may write it could have us run what they like. */
const OTHERS_MAY_WRITE = 0o022;
const MAY_EXECUTE = 0o111;

/** Why a file is not to be executed in our place; null when it may be. */
export function obstacleToExecutable(os: Pick<Os, "stat" | "getuid">, path: string): string | null {
  try {
    const status = os.stat(path);
    if (status === null) return `there is no ${path}`;
    const { kind, mode, uid } = status;
    if (kind !== "file" || (mode & MAY_EXECUTE) === 0) return `${path} is not an executable file`;
    if (uid !== 0 && uid !== os.getuid()) return `${path} belongs to uid ${uid}, it must be root's or our own`;
    return (mode & OTHERS_MAY_WRITE) === 0 ? null : `${path} may be written by others than its owner (chmod go-w)`;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return `${path}: ${error.message}`;
  }
}
