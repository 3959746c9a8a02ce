import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { Marks, Straggler } from "../../inspection.ts";
import { OsError } from "../../os.ts";
import { LinuxProcesses } from "./linux_processes.ts";
import { LinuxPaths } from "../files/linux_paths.ts";

const TICKS = 100;
/** Seconds by which the clocks of /proc and of our records may differ. */
const BLUR = 1;

/** The processes that bear the marks of a program, but for those that are looked after. */
export function stragglers({ variables, name, since, until, except }: Marks, now: number): readonly Straggler[] {
  const paths = new LinuxPaths();
  const processes = new LinuxProcesses();
  const own = Deno.pid;
  if (paths.stat("/proc/uptime") === null) return [];
  const [uptime = "0"] = decodeOsText(paths.readBytes("/proc/uptime")).split(" ");
  const booted = now - Number(uptime);
  return paths.list("/proc").map(Number).flatMap((pid) => {
    const stat = Number.isNaN(pid) || pid === own ? null : processes.stat(pid);
    if (stat === null || stat.state === "Z" || except.includes(stat.group)) return [];
    const began = booted + stat.startTime / TICKS;
    const isNamesake = (stat.parent === 1 || stat.parent === own) && stat.comm === name && since - BLUR < began &&
      began < until + BLUR;
    return isNamesake || hasVariables(paths, pid, variables) ? [{ pid, name: stat.comm }] : [];
  });
}

// Another user's is not ours to read, and it may end meanwhile
function hasVariables(paths: LinuxPaths, pid: number, variables: readonly string[]): boolean {
  try {
    const found = decodeOsText(paths.readBytes(`/proc/${pid}/environ`)).split("\0");
    return variables.every((variable) => found.includes(variable));
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return false;
  }
}
