import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/fault.ts";
import { candidates } from "../candidates.ts";
import { slotAt } from "../complete.ts";
import type { Session } from "../session.ts";
import { lineOf } from "./line.ts";
import type { Complete } from "./reading.ts";
import { wordAt } from "./word_completion.ts";

/** Completes the command lines of a shell; asks the server anew each time. A server that cannot be asked has no names. */
export function shellCompletion(session: Session): Complete {
  return async (line) => {
    const word = wordAt(lineOf(line));
    try {
      const all = await candidates(slotAt(line), { word, openServer: () => session.openServer() });
      return all.filter((candidate) => candidate.startsWith(word));
    } catch (error) {
      if (error instanceof PythonError || error instanceof RpcFault) return [];
      throw error;
    }
  };
}
