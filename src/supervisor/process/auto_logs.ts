import type { Config, SupervisordConfig } from "../../config/model/config.ts";
import type { Logfile, ProcessConfig } from "../../config/model/process_config.ts";
import type { Logger } from "../../logs/logger.ts";
import { type Os, OsError } from "../../os/os.ts";
import { joinPath } from "../../text/python/posix_path.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { AutoLogError } from "./auto_log_error.ts";

type AutoLogSettings = Pick<SupervisordConfig, "childlogdir" | "childlogdirAsWritten" | "identifier">;

/**
 * The log files of a process as paths: an AUTO log is created here, empty and 0600 (LOG-014), once for the life of its
 * group (LOG-015). Throws AutoLogError.
 */
export function resolveLogfiles(
  os: Os,
  config: ProcessConfig,
  { childlogdir, identifier }: Pick<AutoLogSettings, "childlogdir" | "identifier">,
): { readonly stdout: string | null; readonly stderr: string | null } {
  const resolve = (logfile: Logfile, channel: string) => {
    if (logfile.kind === "none") return null;
    if (logfile.kind === "file") return logfile.path;
    return makeAutoLog(os, { directory: childlogdir, prefix: `${config.name}-${channel}---${identifier}-` });
  };
  return {
    stdout: resolve(config.stdout.logfile, "stdout"),
    stderr: config.redirectStderr ? null : resolve(config.stderr.logfile, "stderr"),
  };
}

/** Makes the AUTO log with the longest name of a configuration, and removes it again. Throws AutoLogError. */
export function tryAutoLogs(os: Os, { groups, supervisord }: Pick<Config, "groups" | "supervisord">): void {
  const processes = groups.flatMap((group) => group.processes).filter(({ stdout, stderr }) =>
    stdout.logfile.kind === "auto" || stderr.logfile.kind === "auto"
  );
  const [longest] = processes.toSorted((a, b) => b.name.length - a.name.length);
  if (longest === undefined) return;
  const prefix = `${longest.name}-stdout---${supervisord.identifier}-`;
  os.remove(makeAutoLog(os, { directory: supervisord.childlogdir, prefix }));
}

function makeAutoLog(os: Os, { directory, prefix }: { readonly directory: string; readonly prefix: string }): string {
  try {
    return os.makeTemporary(directory === "/" ? "" : directory, prefix, ".log");
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw new AutoLogError(
      `Cannot create the log file ${pythonRepr(joinPath(directory, `${prefix}*.log`))}: ${error.message}`,
    );
  }
}

/** Deletes the AUTO logs that an earlier run of this identifier left in childlogdir (DAEMON-012). */
export function removeAutoLogs(os: Os, logger: Logger, settings: AutoLogSettings): void {
  const { childlogdir, childlogdirAsWritten, identifier } = settings;
  for (const name of listOrWarn(os, logger, childlogdir)) {
    if (!isAutoLog(name, identifier)) continue;
    try {
      os.remove(joinPath(childlogdir, name));
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      logger.log("warn", `Failed to clean up ${pythonRepr(joinPath(childlogdirAsWritten, name))}`);
    }
  }
}

// Decided for DAEMON-012: the identifier is a name, not an expression. Only the start has to match, as in the original
function isAutoLog(name: string, identifier: string): boolean {
  const mark = `---${identifier}-`;
  for (let at = name.indexOf(mark, 1); at > 0; at = name.indexOf(mark, at + 1)) {
    if (/^\S+\.log/.test(name.slice(at + mark.length))) return true;
  }
  return false;
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
