import { LogFile } from "../logs/log_file.ts";
import { pythonRepr } from "../text/python_repr.ts";
import type { Host } from "./host.ts";
import type { Subprocess } from "./subprocess.ts";

/** One of the two outputs of a process. */
export type ChannelName = "stdout" | "stderr";

/** Opens the log file of an output, null where there is none; throws OsError when that fails (PROC-008). */
export function openChildLog(process: Subprocess, channel: ChannelName, { host }: { host: Host }): LogFile | null {
  const path = process.logfiles[channel];
  if (path === null || path === "") return null;
  const { logfileMaxbytes, logfileBackups } = process.config[channel];
  const complain = (error: Error) => {
    const what = `Cannot log ${channel} of ${process.config.name} to ${pythonRepr(path)}`;
    host.logger.log("critical", `${what}: ${error.message}; its output is read on, and this is said once`);
  };
  return new LogFile(path, {
    os: host.os,
    limits: { maxbytes: logfileMaxbytes, backups: logfileBackups },
    onTrouble: complain,
  });
}
