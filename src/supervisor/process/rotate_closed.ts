import type { Host } from "../host.ts";
import { Pipes, type PipesOwner } from "./pipes.ts";

/** Rotates the logs of a process that does not run; gives whether there was anything in them. Throws OsError. */
export function rotateClosed(owner: PipesOwner, host: Host): boolean {
  const hasSome = (path: string | null) => path !== null && path !== "" && (host.os.stat(path)?.size ?? 0) > 0;
  // They are opened for that, and none is made
  if (!Object.values(owner.logfiles).some(hasSome)) return false;
  const logfiles = {
    stdout: hasSome(owner.logfiles.stdout) ? owner.logfiles.stdout : null,
    stderr: hasSome(owner.logfiles.stderr) ? owner.logfiles.stderr : null,
  };
  const { config, group, record, listener } = owner;
  using pipes = new Pipes({ config, group, record, listener, logfiles, changed: () => {} }, { host });
  pipes.rotateLogs();
  return true;
}
