import type { Logger } from "../../src/logs/logger.ts";
import { type Os, OsError } from "../../src/os/os.ts";

/**
 * Writes the pid file and tells of the start; the result removes it again, if it was written (DAEMON-022, DAEMON-023).
 */
export function writePidFile(os: Os, logger: Logger, path: string): () => void {
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
    return () => {};
  }
  logger.log("info", `supervisord started with pid ${pid}`);
  return () => removeIfThere(os, path);
}

function removeIfThere(os: Os, path: string): void {
  try {
    os.remove(path);
  } catch (error) {
    // Somebody else took it away, or its directory: there is nothing left to remove
    if (!(error instanceof OsError)) throw error;
  }
}
