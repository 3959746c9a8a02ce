import { libc } from "./libc.ts";

let location: Int32Array | null = null;

/**
 * errno of the libc call made just before, on this thread. The thread's errno never moves, so its address is asked for
 * once and later reads are plain memory reads, with nothing in between that could make another system call.
 */
export function lastErrno(): number {
  location ??= locate();
  return location[0] ?? 0;
}

function locate(): Int32Array {
  const pointer = libc().__errno_location();
  if (pointer === null) throw new Error("Cannot find errno: __errno_location returned NULL");
  return new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));
}
