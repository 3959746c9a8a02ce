import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { ProtocolError } from "../../../../src/client/protocol_error.ts";
import { processInfo } from "../../../../src/client/supervisor_rpc.ts";
import { chooseProcesses } from "./choose_processes.ts";
import { errorLine } from "../../shell/error_line.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { judgeProcesses } from "./judge_processes.ts";
import type { Session } from "../../shell/session.ts";

/**
 * Prints an array of the info structs as the RPC gives them, for programs: nothing else goes to stdout, errors go to
 * stderr. The exit status is that of `status`.
 */
export async function jsonStatus(session: Session, names: readonly string[]): Promise<void> {
  const fail = (line: string) => {
    session.terminal.writeError(line + "\n");
    session.exitStatus = EXIT_STATUS.STATUS_UNKNOWN;
  };
  try {
    const structs = await session.supervisor.getAllProcessStructs();
    const all = structs.map((struct) => ({ ...processInfo(struct), struct }));
    const infos = chooseProcesses(all, {
      names,
      onUnknown: (line, trouble) => {
        fail(line);
        session.note(trouble);
      },
    });
    session.output(JSON.stringify(infos.map(({ struct }) => struct), null, 2));
    judgeProcesses(session, { infos, detail: names.length > 0 });
  } catch (error) {
    if (error instanceof ProtocolError && session.interactive) throw error;
    if (error instanceof ConnectionError) session.note({ kind: "connection", error });
    fail(errorLine(error));
  }
}
