import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { candidates } from "../completion/candidates.ts";
import { slotAt } from "../completion/slot_at.ts";
import type { CommandTable } from "../shell/command.ts";
import type { Session } from "../shell/session.ts";
import { lineOf } from "./line.ts";
import type { Complete } from "./reading.ts";
import { wordAt } from "./word_completion.ts";

/** Completes the command lines of a shell; asks the server anew each time. A server that cannot be asked has no names. */
export function shellCompletion(session: Session, commands: CommandTable): Complete {
  return async (line) => {
    const word = wordAt(lineOf(line));
    try {
      const slot = await slotAt(line, commands);
      const all = await candidates(slot, { commands, word, openServer: () => session.openServer() });
      return all.filter((candidate) => candidate.startsWith(word));
    } catch (error) {
      if (error instanceof PythonError || error instanceof RpcFault) return [];
      throw error;
    }
  };
}
