import { libc } from "./libc.ts";

/** errno of the libc call made just before, on this thread, with nothing in between that could make another one. */
export function lastErrno(): number {
  return libc.errno()[0] ?? 0;
}
