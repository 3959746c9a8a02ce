import { ownExecutable } from "../own_executable.ts";
import { libc } from "./libc/libc.ts";

const MADV_DONTNEED = 4;
const MEGABYTE = 2 ** 20;
/** A mapping that may not be written, with its path and the kilobytes in it that are not the file's: proc_pid_smaps(5). */
const MAPPING = /^([0-9a-f]+)-([0-9a-f]+) r-\S+ \S+ \S+ \S+ +(.*)\n(?:[A-Z]\S*: .*\n)*?Anonymous: +(\d+) kB$/gm;

/** Bytes in use when memory was last given back. */
let kept: number | null = null;
/** So many more are left: one tenth, and what a program that logs now and then fills again and again. */
const SLACK = 4 * MEGABYTE;

/**
 * Gives memory back that a burst of work has left unused: garbage and what malloc(3) holds free, where that is much, which
 * takes some 20 ms, and the program's pages, which takes less than one: they come back from the file when they are
 * needed. For a calm moment.
 */
export function giveBackMemory(): void {
  if (kept === null || inUse() > kept * 1.1 + SLACK) {
    collectGarbage();
    libc.memory.malloc_trim(0n);
    kept = inUse();
  }
  dropProgramPages();
}

function inUse(): number {
  const { heapTotal, external } = Deno.memoryUsage();
  return heapTotal + external;
}

// There is such a function in the executable (see compile.ts), and none where the sources are run
function collectGarbage(): void {
  const collect: unknown = Reflect.get(globalThis, "gc");
  // V8's own pool of free pages is emptied only by this kind
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor: "last-resort" });
}

/** The segments of the program's file that are code or constants, found once: nothing is ever written there. */
let segments: readonly Segment[] | null = null;

interface Segment {
  readonly start: bigint;
  readonly size: bigint;
}

function dropProgramPages(): void {
  segments ??= programSegments(Deno.readTextFileSync("/proc/self/smaps"));
  for (const { start, size } of segments) libc.memory.madvise(start, size, MADV_DONTNEED);
}

function programSegments(smaps: string): readonly Segment[] {
  const program = ownExecutable();
  return Array.from(smaps.matchAll(MAPPING)).flatMap(([, from, to, path, anonymous]) => {
    // What the loader has written to is read-only too by now, and would be lost
    if (path !== program || anonymous !== "0") return [];
    const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)];
    return [{ start, size: end - start }];
  });
}
