import type { Logger } from "../../src/logs/logger.ts";
import { type Os, OsError } from "../../src/os/os.ts";

/** The pid file, if it could be written. */
export interface PidFile {
  readonly isOurs: boolean;
  /** Removes it, if it is ours. */
  remove(): void;
}

/** Writes the pid file and tells of the start (DAEMON-022, DAEMON-023). */
export function writePidFile(os: Os, logger: Logger, path: string): PidFile {
  const pid = os.getpid();
  try {
    const fd = os.open(path, "write");
    try {
      os.write(fd, new TextEncoder().encode(`${pid}\n`));
    } finally {
      os.close(fd);
    }
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    logger.log("critical", `could not write pidfile ${path}`);
    return pidFile(os, path, { isOurs: false });
  }
  logger.log("info", `supervisord started with pid ${pid}`);
  return pidFile(os, path, { isOurs: true });
}

/** A pid file that is there. */
export function pidFile(os: Os, path: string, { isOurs }: Pick<PidFile, "isOurs">): PidFile {
  return { isOurs, remove: () => void (isOurs && removeIfThere(os, path)) };
}

function removeIfThere(os: Os, path: string): void {
  try {
    os.remove(path);
  } catch (error) {
    // Somebody else took it away, or its directory: there is nothing left to remove
    if (!(error instanceof OsError)) throw error;
  }
}
