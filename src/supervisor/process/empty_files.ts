import type { Os } from "../../os/os.ts";

/** Empties what regular files there are at these paths. Throws OsError. */
export function emptyFiles(os: Pick<Os, "stat" | "open" | "close">, paths: readonly (string | null)[]): void {
  for (const path of paths) {
    if (path !== null && os.stat(path)?.kind === "file") os.close(os.open(path, "write"));
  }
}
