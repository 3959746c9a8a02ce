/** How many descriptors a process started from here may have: the hard limit, which only root could raise. */
export function descriptorLimit(): number {
  const found = /^Max open files\s+\S+\s+(\S+)/m.exec(Deno.readTextFileSync("/proc/self/limits"))?.[1];
  return found === undefined || found === "unlimited" ? Infinity : Number(found);
}
