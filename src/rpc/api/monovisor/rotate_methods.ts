import { OsError } from "../../../os/os.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { errnoText } from "../../../text/python/errno_text.ts";
import { FAULTS, RpcFault } from "../../codec/fault.ts";
import type { RpcStruct } from "../../codec/xmlrpc_value.ts";
import type { Method } from "../../method.ts";
import { inTurn, required } from "../supervisor/declare.ts";
import { allProcesses, find } from "../supervisor/find.ts";
import { nameOf } from "../supervisor/parameter.ts";

/** What is told of a log that is empty. */
const NOTHING = "nothing to rotate";

/** Rotation that somebody asks for. */
export function rotateMethods(supervisor: Supervisor): readonly Method[] {
  const rotateEach = (processes: readonly Subprocess[]) => processes.map(outcome);
  return [
    {
      name: "monovisor.rotateLog",
      parameters: [],
      result: "boolean",
      help: "Rotate the main log. Returns whether there was anything in it.",
      call: () => inTurn(supervisor, () => rotateMainLog(supervisor)),
    },
    {
      name: "monovisor.rotateProcessLogs",
      parameters: [required("string", "name")],
      result: "array",
      help: "Rotate the logs of a process, or with 'group:*' of a group. Returns what became of each.",
      call: ([name]) =>
        inTurn(supervisor, () => {
          const { group, process } = find(supervisor, nameOf(name));
          return rotateEach(process === null ? group.byPriority() : [process]);
        }),
    },
    {
      name: "monovisor.rotateAllProcessLogs",
      parameters: [],
      result: "array",
      help: "Rotate the logs of all processes. Returns what became of each.",
      call: () => inTurn(supervisor, () => rotateEach(allProcesses(supervisor))),
    },
  ];
}

function outcome(process: Subprocess): RpcStruct {
  const { group, config: { name } } = process;
  try {
    return { name, group, status: FAULTS.SUCCESS, description: process.logs.rotateLogs() ? "OK" : NOTHING };
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return { name, group, status: FAULTS.FAILED, description: `FAILED: ${errnoText(error)}` };
  }
}

function rotateMainLog({ options: { logger } }: Supervisor): boolean {
  try {
    return logger.rotate();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw RpcFault.of("FAILED", errnoText(error));
  }
}
