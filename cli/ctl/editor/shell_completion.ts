import { candidates } from "../candidates.ts";
import { slotAt } from "../complete.ts";
import { PythonError } from "../python_error.ts";
import type { Shell } from "../shell.ts";
import { RpcFault } from "../../../src/rpc/fault.ts";
import { lineOf } from "./line.ts";
import type { Complete } from "./reading.ts";
import { wordAt } from "./word_completion.ts";

/** Completes command lines of `shell`; asks the server anew each time. A server that cannot be asked has no names. */
export function shellCompletion({ session, commands }: Shell): Complete {
  return async (line) => {
    const word = wordAt(lineOf(line));
    try {
      const all = await candidates(slotAt(line), { commands, word, openServer: () => session.openServer() });
      return all.filter((candidate) => candidate.startsWith(word));
    } catch (error) {
      if (error instanceof PythonError || error instanceof RpcFault) return [];
      throw error;
    }
  };
}
