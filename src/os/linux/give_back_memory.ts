import { ownExecutable } from "../own_executable.ts";
import { libc } from "./libc/libc.ts";

const MADV_DONTNEED = 4;
const MEGABYTE = 2 ** 20;

/** Bytes of the heap when memory was last given back. */
let kept: number | null = null;

/**
 * Gives memory back that a burst of work has left unused: garbage, what malloc(3) holds free, and the first time the
 * program's pages that only the start needed (they are read-only and come back from the file when they are needed).
 * Does nothing where that would not be much. Takes some 20 ms: for a quiet moment.
 */
export function giveBackMemory(): void {
  if (kept !== null && Deno.memoryUsage().heapTotal < kept * 1.25 + MEGABYTE) return;
  collectGarbage();
  libc.memory.malloc_trim(0n);
  if (kept === null) dropProgramPages();
  kept = Deno.memoryUsage().heapTotal;
}

// There is such a function in the executable (see compile.ts), and none where the sources are run
function collectGarbage(): void {
  const collect: unknown = Reflect.get(globalThis, "gc");
  // V8's own pool of free pages is emptied only by this kind
  if (typeof collect === "function") collect({ type: "major", execution: "sync", flavor: "last-resort" });
}

/** Executable segments of the program's file; nothing is ever written there, so that nothing is lost. */
function dropProgramPages(): void {
  const program = ownExecutable();
  for (const line of Deno.readTextFileSync("/proc/self/maps").split("\n")) {
    const [, from, to, path] = /^([0-9a-f]+)-([0-9a-f]+) r-xp \S+ \S+ \S+ +(.*)$/.exec(line) ?? [];
    if (path !== program) continue;
    const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)];
    libc.memory.madvise(start, end - start, MADV_DONTNEED);
  }
}
