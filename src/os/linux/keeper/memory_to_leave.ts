/** A piece of address space, up to but not including `end`. */
export interface AddressRange {
  readonly start: bigint;
  readonly end: bigint;
}

/** Not ours, at the top (x86-64). */
const KERNEL = 1n << 63n;
/** What the kernel itself has put there. It may not let go of it, and refuses a range with it as a whole then. */
const SPECIAL = /\[(vdso|vvar|vvar_\w+|uprobes|sigpage)\]$/;

/**
 * All of the address space but `kept`, which lies in it, as ranges for munmap(2): not what is mapped alone, as threads
 * map more meanwhile. `maps` is /proc/PID/maps (proc_pid_maps(5)).
 */
export function memoryToLeave(maps: string, kept: AddressRange): readonly AddressRange[] {
  const mappings = maps.split("\n").flatMap((line) => {
    const [, start, end] = /^([0-9a-f]+)-([0-9a-f]+) /.exec(line) ?? [];
    const range = { start: BigInt(`0x${start ?? 0}`), end: BigInt(`0x${end ?? 0}`), isSpecial: SPECIAL.test(line) };
    return start === undefined || range.start >= KERNEL ? [] : [range];
  });
  const specials = mappings.filter(({ isSpecial }) => isSpecial);
  const holes = [...specials, kept].toSorted((a, b) => a.start < b.start ? -1 : 1);
  const starts = [0n, ...holes.map(({ end }) => end)];
  const ends = [...holes.map(({ start }) => start), mappings.at(-1)?.end ?? 0n];
  const between = starts.map((start, index) => ({ start, end: ends[index] ?? 0n }));
  return [...between, ...specials].filter(({ start, end }) => start < end).map(({ start, end }) => ({ start, end }));
}
