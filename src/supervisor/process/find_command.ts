import type { ProcessConfig } from "../../config/model/process_config.ts";
import { type FileStatus, type Os, OsError } from "../../os/os.ts";
import { type Command, resolveCommand } from "../../process/command.ts";
import type { Host } from "../host.ts";

/** Looks a program up as a start would, in the files as they are now (PROC-003..006). */
export function findCommand(config: ProcessConfig, { os, environment }: Pick<Host, "os" | "environment">): Command {
  return resolveCommand(config, {
    stat: (path) => statOrNull(os, path),
    isExecutable: (path) => os.isExecutable(path),
    path: environment["PATH"],
  });
}

function statOrNull(os: Os, path: string): FileStatus | null {
  try {
    return os.stat(path);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
