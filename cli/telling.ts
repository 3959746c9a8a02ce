import type { Os } from "../src/os/os.ts";
import { encodeOsText } from "../src/text/bytes/os_text.ts";
import { startFailure } from "./daemon/start_failure.ts";
import { usageErrorText } from "./usage_error.ts";
import { writeOut } from "./write_out.ts";

/** Does what supervisord was called for; what is thrown becomes a sentence on stderr. Gives the exit status. */
export async function telling(os: Os, argv0: string, command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const { message, status } = startFailure(error);
    print(os, 2, status === 2 ? usageErrorText(message, argv0) : `Error: ${message}\n`);
    return status;
  }
}

/** Writes to stdout (1) or stderr (2). */
export function print(os: Os, fd: 1 | 2, text: string): 0 {
  writeOut(fd === 1 ? "stdout" : "stderr", () => os.write(fd, encodeOsText(text)));
  return 0;
}
