import type { Os } from "./os.ts";

/** Writes all of it to a file, on disk or in memory, which never has anybody wait. Throws OsError. */
export function writeWhole(os: Pick<Os, "write">, fd: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0;) {
    const written = os.write(fd, rest);
    if (written === "would_block") throw new Error("Cannot happen: a file is always ready");
    rest = rest.subarray(written);
  }
}
