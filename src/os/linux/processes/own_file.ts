import type { OwnFile } from "../../inspection.ts";
import type { Os } from "../../os.ts";

const SELF = "/proc/self/exe";

/** See Inspection. */
export function ownFile(os: Pick<Os, "stat">, called?: string): OwnFile {
  const running = os.stat(SELF);
  // Without /proc
  if (running === null) return { path: SELF, is: "unknown" };
  const path = called ?? Deno.readLinkSync(SELF).replace(/ \(deleted\)$/, "");
  const there = os.stat(path);
  if (there === null) return { path, is: "gone" };
  return { path, is: there.inode === running.inode && there.device === running.device ? "same" : "replaced" };
}
