import type { Os } from "./os.ts";

/** Writes all of it to a file in memory, which always has room at once or none at all. Throws OsError. */
export function writeMemory(os: Pick<Os, "write">, fd: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0;) {
    const written = os.write(fd, rest);
    if (written === "would_block") throw new Error("Cannot happen: memory is always ready");
    rest = rest.subarray(written);
  }
}
