import { encodeOsText } from "../../src/text/bytes/os_text.ts";
import { errorText } from "../../src/text/error_text.ts";

/** Says on stderr what ended a command that did not see it coming, without a stack. Gives the exit status. */
export function tellFailure(error: unknown): 1 {
  try {
    Deno.stderr.writeSync(encodeOsText(`Error: ${errorText(error)}\n`));
  } catch (unheard) {
    // stderr is full, too: the status is all that is left to tell
    if (!(unheard instanceof Error)) throw unheard;
  }
  return 1;
}
