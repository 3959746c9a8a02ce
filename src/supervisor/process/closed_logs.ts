import type { Os } from "../../os/os.ts";
import type { Host } from "../host.ts";
import { Pipes, type PipesOwner } from "./pipes.ts";
import { NOTHING_WRITTEN } from "./subprocess_options.ts";

/** What can be done with the logs of a process. */
export type Logs = Pick<Pipes, "reopenLogs" | "clearLogs" | "rotateLogs">;

/** The logs of a process that does not run: nobody has them open (LOG-029). */
export function closedLogs(owner: PipesOwner, host: Host): Logs {
  return {
    reopenLogs: () => {},
    // Decided for LOG-027: they are emptied too
    clearLogs: () => empty(host.os, Object.values(owner.logfiles)),
    rotateLogs: () => rotate(owner, host),
  };
}

/** Empties what regular files there are at these paths. */
function empty(os: Pick<Os, "stat" | "open" | "close">, paths: readonly (string | null)[]): void {
  for (const path of paths) {
    if (path !== null && os.stat(path)?.kind === "file") os.close(os.open(path, "write"));
  }
}

// They are opened for that, and none is made
function rotate(owner: PipesOwner, host: Host): boolean {
  const hasSome = (path: string | null) => path !== null && path !== "" && (host.os.stat(path)?.size ?? 0) > 0;
  if (!Object.values(owner.logfiles).some(hasSome)) return false;
  const logfiles = {
    stdout: hasSome(owner.logfiles.stdout) ? owner.logfiles.stdout : null,
    stderr: hasSome(owner.logfiles.stderr) ? owner.logfiles.stderr : null,
  };
  const { config, group, record, listener } = owner;
  using pipes = new Pipes({
    config,
    group,
    record,
    listener,
    logfiles,
    written: { ...NOTHING_WRITTEN },
    changed: () => {},
  }, { host });
  pipes.rotateLogs();
  return true;
}
