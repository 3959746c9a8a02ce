import { decodeOsText } from "../../../text/bytes/os_text.ts";
import type { Usage } from "../../inspection.ts";
import { OsError } from "../../os.ts";
import { LinuxPaths } from "../files/linux_paths.ts";
import { libc } from "../libc/libc.ts";
import { decodeProcessStat, type ProcessStat } from "./process_stat.ts";

/** So many processes are looked at before others get their turn. */
const AT_ONCE = 200;
/** A line of /proc/PID/stat is shorter. */
const BUFFER = new Uint8Array(4096);
/** Of a second (USER_HZ). */
const TICKS = 100;

type Stats = ReadonlyMap<number, ProcessStat>;

/** See Inspection. */
export async function usage(pids: readonly number[]): Promise<ReadonlyMap<number, Usage>> {
  if (pids.length === 0) return new Map();
  return sumUp(await allStats(), { pids: new Set(pids), pageSize: libc.memory.getpagesize() });
}

/** The usage of each tree and group below one of `pids`. */
export function sumUp(
  stats: Stats,
  { pids, pageSize }: { readonly pids: ReadonlySet<number>; readonly pageSize: number },
): ReadonlyMap<number, Usage> {
  const owners = new Map<number, number | null>();
  const sums = new Map<number, { ticks: number; pages: number; processes: number }>();
  for (const [pid, { cpuTicks, residentPages }] of stats) {
    const owner = ownerOf(pid, { stats, pids, owners });
    if (owner === null) continue;
    const sum = sums.get(owner) ?? { ticks: 0, pages: 0, processes: 0 };
    sums.set(owner, sum);
    sum.ticks += cpuTicks;
    sum.pages += residentPages;
    sum.processes += 1;
  }
  return new Map(
    Array.from(sums, ([owner, { ticks, pages, processes }]) => {
      return [owner, { cpuSeconds: ticks / TICKS, residentBytes: pages * pageSize, processes }];
    }),
  );
}

interface Search {
  readonly stats: Stats;
  readonly pids: ReadonlySet<number>;
  /** What has been found before. */
  readonly owners: Map<number, number | null>;
}

// One whose parent has ended belongs to its group, until it makes one of its own
function ownerOf(pid: number, search: Search): number | null {
  if (search.pids.has(pid)) return pid;
  const known = search.owners.get(pid);
  if (known !== undefined) return known;
  const stat = search.stats.get(pid);
  if (stat === undefined) return null;
  // Should two looks at a moving tree ever make a circle, it ends here
  search.owners.set(pid, null);
  const owner = ownerOf(stat.parent, search) ?? (search.pids.has(stat.group) ? stat.group : null);
  search.owners.set(pid, owner);
  return owner;
}

async function allStats(): Promise<Stats> {
  const paths = new LinuxPaths();
  const stats = new Map<number, ProcessStat>();
  if (paths.stat("/proc/self/stat") === null) return stats;
  const pids = paths.list("/proc").map(Number).filter((pid) => !Number.isNaN(pid));
  for (const [index, pid] of pids.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    const line = readStat(paths, pid);
    if (line !== null) stats.set(pid, decodeProcessStat(line));
  }
  return stats;
}

// With one buffer for all: a new one for each takes four times as long as all else
function readStat(paths: LinuxPaths, pid: number): string | null {
  try {
    const fd = paths.open(`/proc/${pid}/stat`, "read");
    try {
      const length = paths.read(fd, BUFFER);
      return typeof length === "number" ? decodeOsText(BUFFER.subarray(0, length)) : null;
    } finally {
      paths.close(fd);
    }
  } catch (error) {
    // It may have gone meanwhile, or be hidden from us
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
