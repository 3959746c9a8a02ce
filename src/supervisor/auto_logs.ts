import type { SupervisordConfig } from "../config/config.ts";
import type { Logfile, ProcessConfig } from "../config/process_config.ts";
import type { Logger } from "../logs/logger.ts";
import { type Os, OsError } from "../os/os.ts";
import { pythonRepr } from "../text/python_repr.ts";

type AutoLogSettings = Pick<SupervisordConfig, "childlogdir" | "identifier">;

/** The log files of a process as paths: an AUTO log is created here, empty and 0600 (LOG-014). Throws OsError. */
export function resolveLogfiles(
  os: Os,
  config: ProcessConfig,
  { childlogdir, identifier }: AutoLogSettings,
): { readonly stdout: string | null; readonly stderr: string | null } {
  const resolve = (logfile: Logfile, channel: string) => {
    if (logfile.kind === "none") return null;
    if (logfile.kind === "file") return logfile.path;
    return os.makeTemporary(childlogdir, `${config.name}-${channel}---${identifier}-`, ".log");
  };
  return {
    stdout: resolve(config.stdout.logfile, "stdout"),
    stderr: config.redirectStderr ? null : resolve(config.stderr.logfile, "stderr"),
  };
}

/** Deletes the AUTO logs that an earlier run of this identifier left in childlogdir (DAEMON-012). */
export function removeAutoLogs(os: Os, logger: Logger, { childlogdir, identifier }: AutoLogSettings): void {
  // Compat: DAEMON-012, the identifier is part of the expression as it stands, and only the start has to match
  const pattern = new RegExp(`^.+?---${identifier}-\\S+\\.log\\.{0,1}\\d{0,4}`);
  for (const name of listOrWarn(os, logger, childlogdir)) {
    if (!pattern.test(name)) continue;
    const path = childlogdir.endsWith("/") ? childlogdir + name : `${childlogdir}/${name}`;
    try {
      os.remove(path);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      logger.log("warn", `Failed to clean up ${pythonRepr(path)}`);
    }
  }
}

function listOrWarn(os: Os, logger: Logger, directory: string): readonly string[] {
  try {
    return os.list(directory);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    logger.log("warn", "Could not clear childlog dir");
    return [];
  }
}
