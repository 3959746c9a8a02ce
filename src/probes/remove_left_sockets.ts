import type { Logger } from "../logs/logger.ts";
import { attempt } from "../logs/attempt.ts";
import { type Os, OsError } from "../os/os.ts";
import type { Sockets } from "../os/sockets.ts";
import { joinPath } from "../text/python/posix_path.ts";
import { NOTIFY_PREFIX } from "./notify_socket.ts";

interface World {
  readonly os: Os;
  readonly sockets: Sockets;
  readonly logger: Logger;
}

/** Removes the sockets of programs whose supervisord was killed before it could: those that nobody has open any more. */
export function removeLeftSockets(directory: string, world: World): void {
  const { os } = world;
  for (const name of listOf(directory, os)) {
    const folder = joinPath(directory, name);
    if (!name.startsWith(NOTIFY_PREFIX) || !isLeft(folder, world)) continue;
    attempt(`remove ${folder}`, () => {
      os.remove(joinPath(folder, "socket"));
      os.removeDirectory(folder);
    }, world);
  }
}

// That of another supervisord, or of a program that is adopted, is in use
function isLeft(folder: string, { os, sockets }: World): boolean {
  const found = os.lstat(folder);
  if (found?.kind !== "directory" || found.uid !== os.getuid()) return false;
  try {
    os.close(sockets.connectUnix(joinPath(folder, "socket")));
    return false;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return error.code === "ECONNREFUSED";
  }
}

function listOf(directory: string, os: Os): readonly string[] {
  try {
    return os.list(directory);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return [];
  }
}
