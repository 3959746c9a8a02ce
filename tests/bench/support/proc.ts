/** Clock ticks a second in /proc/stat and /proc/PID/stat, on every Linux that Deno runs on. */
const TICKS = 100;

/** Bytes. */
export interface Memory {
  readonly anonymous: number;
  readonly resident: number;
}

/** CPU seconds, user and system, of all threads that a process has or had; exact to 10 ms. */
export function cpuSeconds(pid: number): number {
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything; utime and stime are fields 14 and 15
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** CPU seconds of the threads that a process has now, exact to the nanosecond: for a process that does little. */
export function threadCpuSeconds(pid: number): number {
  return sum(tasks(pid).map((task) => Number(Deno.readTextFileSync(`${task}/schedstat`).split(" ")[0]) / 1e9));
}

/** CPU seconds that the host has kept from this machine since it was started; 0 where it is no virtual one. */
export function stolenSeconds(): number {
  const [, , , , , , , , stolen = "0"] = Deno.readTextFileSync("/proc/stat").split(/\s+/, 9);
  return Number(stolen) / TICKS;
}

/** How often the threads of a process went to sleep of their own: each time something has woken them before. */
export function wakeUps(pid: number): number {
  return sum(tasks(pid).map((task) => statusNumber(`${task}/status`, "voluntary_ctxt_switches")));
}

export function memory(pid: number): Memory {
  const path = `/proc/${pid}/status`;
  return { anonymous: statusNumber(path, "RssAnon") * 1024, resident: statusNumber(path, "VmRSS") * 1024 };
}

/** Bytes: the most that a process has had resident so far. */
export function peakMemory(pid: number): number {
  return statusNumber(`/proc/${pid}/status`, "VmHWM") * 1024;
}

/** Pids of the processes that a process is the parent of. */
export function children(pid: number): readonly number[] {
  return tasks(pid).flatMap((task) =>
    Deno.readTextFileSync(`${task}/children`).split(" ").filter((word) => word !== "").map(Number)
  );
}

function tasks(pid: number): readonly string[] {
  return [...Deno.readDirSync(`/proc/${pid}/task`)].map(({ name }) => `/proc/${pid}/task/${name}`);
}

function statusNumber(path: string, name: string): number {
  const found = new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(Deno.readTextFileSync(path))?.[1];
  if (found === undefined) throw new Error(`Cannot find ${name} in ${path}`);
  return Number(found);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
