import { pythonSplit } from "../../../src/text/python/python_space.ts";
import { candidates } from "../completion/candidates.ts";
import type { CommandTable } from "../shell/command.ts";
import type { Session } from "../shell/session.ts";
import { lineOf } from "./line.ts";
import type { Complete } from "./reading.ts";
import { wordAt } from "./word_completion.ts";

/** Completes the command lines of a shell; asks the server anew each time. */
export function shellCompletion(session: Session, commands: CommandTable): Complete {
  return async (line) => {
    const word = wordAt(lineOf(line));
    const before = pythonSplit(line.slice(0, line.length - word.length));
    return await candidates({ before, word }, { commands, openServer: () => session.openServer() });
  };
}
