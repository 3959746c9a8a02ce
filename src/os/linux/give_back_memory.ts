import { ownExecutable } from "../own_executable.ts";
import { Collecting, type Flavor } from "./collecting.ts";
import { libc } from "./libc/libc.ts";

const MADV_DONTNEED = 4;
const MEGABYTE = 2 ** 20;
/** A mapping that may not be written, with its path and the kilobytes in it that are not the file's: proc_pid_smaps(5). */
const MAPPING = /^([0-9a-f]+)-([0-9a-f]+) r-\S+ \S+ \S+ \S+ +(.*)\n(?:[A-Z]\S*: .*\n)*?Anonymous: +(\d+) kB$/gm;

const collecting = new Collecting();
/** Milliseconds after which what malloc(3) holds free goes, however much. */
const TRIM = 30_000;
let trimmedAt = -Infinity;
/** The pages of the program that are used all the time have less, and would come back at once. */
const USED_PAGES = 14 * MEGABYTE;

/** Whether nothing has happened lately, or not much. */
export interface Moment {
  readonly isQuiet: boolean;
}

/**
 * Gives memory back that a burst of work has left unused: garbage and what malloc(3) holds free, which takes some 20 ms,
 * and the program's own pages, which come back from the file when they are needed: that takes two. Does nothing where
 * it would not be much.
 */
export function giveBackMemory({ isQuiet }: Moment): void {
  const now = performance.now();
  const flavor = collecting.due({ isQuiet, used: inUse(), now });
  if (flavor !== null) {
    collectGarbage(flavor);
    collecting.collected(flavor, { used: inUse(), now });
    trimmedAt = -Infinity;
  }
  if (now - trimmedAt > TRIM) {
    libc.memory.malloc_trim(0n);
    trimmedAt = now;
  }
  if (isQuiet || filePages() > USED_PAGES) dropProgramPages();
}

/** Bytes of files that are in memory for this process: proc_pid_status(5). */
function filePages(): number {
  const [, kilobytes = 0] = /^RssFile:\s+(\d+) kB$/m.exec(Deno.readTextFileSync("/proc/self/status")) ?? [];
  return Number(kilobytes) * 1024;
}

function inUse(): number {
  const { heapTotal, external } = Deno.memoryUsage();
  return heapTotal + external;
}

// There is such a function in the executable (see compile.ts), and none where the sources are run
function collectGarbage(flavor: Flavor): void {
  const collect: unknown = Reflect.get(globalThis, "gc");
  // V8's own pool of free pages is emptied only by the last resort, which collects several times and takes up to 100 ms,
  // after which who is at work is slower for a while
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor });
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
