import { absolutePath } from "../../text/python/posix_path.ts";

const VARIABLES = ["TMPDIR", "TEMP", "TMP"];
const COMMON = ["/tmp", "/var/tmp", "/usr/tmp"];

export interface TemporaryDirectoryRequest {
  readonly variables: Readonly<Record<string, string>>;
  /** Absolute; the last resort. */
  readonly cwd: string;
  /** Whether a file can be made in the directory. */
  readonly isUsable: (directory: string) => boolean;
}

/** The directory for AUTO logs when childlogdir is not set: what Python's tempfile.gettempdir() chooses (CFG-085). */
export function temporaryDirectory({ variables, cwd, isUsable }: TemporaryDirectoryRequest): string {
  const named = VARIABLES.flatMap((name) => variables[name] ? [absolutePath(variables[name], cwd)] : []);
  return [...named, ...COMMON].find(isUsable) ?? cwd;
}
