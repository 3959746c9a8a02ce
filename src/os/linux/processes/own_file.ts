import type { Inspection } from "../../inspection.ts";
import type { Os } from "../../os.ts";

const SELF = "/proc/self/exe";

/** The file that this program was started from, and whether its path still names it. */
export function ownFile(os: Pick<Os, "stat">): ReturnType<Inspection["ownFile"]> {
  const running = os.stat(SELF);
  // Without /proc
  if (running === null) return { path: SELF, is: "unknown" };
  const path = Deno.readLinkSync(SELF).replace(/ \(deleted\)$/, "");
  const there = os.stat(path);
  if (there === null) return { path, is: "gone" };
  return { path, is: there.inode === running.inode && there.device === running.device ? "same" : "replaced" };
}
