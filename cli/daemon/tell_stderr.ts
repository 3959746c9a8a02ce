import type { Os } from "../../src/os/os.ts";
import { encodeOsText } from "../../src/text/bytes/os_text.ts";

/** Writes a message where an administrator may see it; if nobody does, the daemon goes on all the same. */
export function tellStderr(os: Pick<Os, "write" | "waitWritable">, text: string): boolean {
  try {
    if (!os.waitWritable(2, 0)) return false;
    os.write(2, encodeOsText(text));
    return true;
  } catch {
    return false;
  }
}
