import { decodeOsText } from "../../../text/bytes/os_text.ts";
import { type Os, OsError } from "../../os.ts";

const ROOT = "/sys/fs/cgroup";

/**
 * How often the kernel has killed a process for want of memory in our control group and below it (memory.events, or
 * memory.oom_control of version 1), where that is not known on the whole machine (/proc/vmstat); null where nobody tells.
 */
export function oomKills(os: Pick<Os, "readBytes">): number | null {
  for (const path of [...countersOf(textOf(os, "/proc/self/cgroup") ?? ""), "/proc/vmstat"]) {
    const count = /^oom_kill (\d+)$/m.exec(textOf(os, path) ?? "")?.[1];
    if (count !== undefined) return Number(count);
  }
  return null;
}

// In a container the path may be one that is seen only from outside
function countersOf(cgroups: string): readonly string[] {
  const unified = /^0::(.*)$/m.exec(cgroups)?.[1];
  const memory = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/m.exec(cgroups)?.[1];
  const of = (root: string, path: string | undefined, file: string) =>
    path === undefined ? [] : [`${root}${path === "/" ? "" : path}/${file}`, `${root}/${file}`];
  return [
    ...of(ROOT, unified, "memory.events"),
    ...of(`${ROOT}/unified`, unified, "memory.events"),
    ...of(`${ROOT}/memory`, memory, "memory.oom_control"),
  ];
}

function textOf(os: Pick<Os, "readBytes">, path: string): string | null {
  try {
    return decodeOsText(os.readBytes(path));
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
