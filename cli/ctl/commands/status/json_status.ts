import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { ProtocolError } from "../../../../src/client/protocol_error.ts";
import { getResources, type ProcessResources } from "../../../../src/client/get_resources.ts";
import { processInfo } from "../../../../src/client/supervisor_rpc.ts";
import { isRpcStruct } from "../../../../src/rpc/codec/xmlrpc_value.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import { chooseProcesses } from "./choose_processes.ts";
import { errorLine } from "../../shell/error_line.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import { judgeProcesses } from "./judge_processes.ts";
import type { Session } from "../../shell/session.ts";

/**
 * Prints an array of the info structs as the RPC gives them, and what a monovisor knows besides, for programs: nothing
 * else goes to stdout, errors go to stderr. The exit status is that of `status`.
 */
export async function jsonStatus(session: Session, names: readonly string[]): Promise<void> {
  const fail = (line: string) => {
    session.terminal.writeError(line + "\n");
    session.exitStatus = EXIT_STATUS.STATUS_UNKNOWN;
  };
  try {
    const structs = await session.supervisor.getAllProcessStructs();
    const resources = await getResources(session.server);
    const all = structs.map((struct) => {
      const info = processInfo(struct);
      const used = resources?.get(makeNamespec(info.group, info.name));
      return {
        ...info,
        struct: used === undefined || !isRpcStruct(struct) ? struct : { ...struct, ...membersOf(used) },
      };
    });
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

function membersOf(
  { cpuSeconds, residentBytes, processes, restarts, ready, stdoutBytes, stderrBytes }: ProcessResources,
) {
  return {
    ...{ cpu_seconds: cpuSeconds, resident_bytes: residentBytes, processes, restarts, ready },
    ...{ stdout_bytes: stdoutBytes, stderr_bytes: stderrBytes },
  };
}
