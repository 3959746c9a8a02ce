import { daemonCommand, type RunningDaemon } from "./daemon_command.ts";

/** Every supervisord that /proc shows, but for what its user hides; paths are absolute where that can be told. */
export function runningDaemons(): readonly RunningDaemon[] {
  const pids = ifShown(() => Array.from(Deno.readDirSync("/proc"), ({ name }) => name)) ?? [];
  return pids.filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    const argv = ifShown(() => Deno.readTextFileSync(`/proc/${pid}/cmdline`))?.split("\0") ?? [];
    const daemon = daemonCommand(argv, Number(pid));
    return daemon === null ? [] : [{ ...daemon, configFile: absolute(daemon) }];
  });
}

/** A daemon in the background has left the directory from which a relative path leads. */
function absolute({ pid, configFile }: RunningDaemon): string | null {
  if (configFile === null || configFile.startsWith("/")) return configFile;
  return ifShown(() => Deno.realPathSync(`/proc/${pid}/cwd/${configFile}`)) ?? configFile;
}

/** Processes come and go, and some are hidden. */
function ifShown<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
