import type { Caller } from "../../../../src/client/server.ts";
import { type ActionResult, actionResults } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { makeNamespec, splitNamespec } from "../../../../src/text/namespec.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { exitStatusOfFault } from "../../shell/exit_status.ts";
import { upcheck } from "../../shell/upcheck.ts";

const NO_MONOVISOR = "cannot rotate logs: it is no monovisor that knows how";

/** Rotates log files now, whatever their size. Ours alone. */
export const rotate: Command = {
  help: [
    "rotate <name>\t\tRotate a process' log files now",
    "rotate <gname>:*\tRotate the log files of all processes in a group",
    "rotate <name> <name>\tRotate the log files of multiple processes or groups",
    "rotate all\t\tRotate all process' log files",
    "rotate --main\t\tRotate the log file of supervisord",
  ].join("\n"),
  listed: false,
  slot: "process",

  async run(session, argument) {
    const names = pythonSplit(argument);
    if (names.length === 0) return session.fail(`Error: rotate requires a process name\n${rotate.help}`);
    if (!(await upcheck(session))) return;
    try {
      for (const name of names.includes("all") ? ["all"] : names) {
        for (const result of await rotateLogs(session.server, name)) {
          session.output(line(result));
          session.exitStatus = exitStatusOfFault(result.status) ?? session.exitStatus;
        }
      }
    } catch (error) {
      if (!(error instanceof RpcFault) || error.code !== FAULTS.UNKNOWN_METHOD) throw error;
      session.fail(`ERROR: ${session.serverUrl} ${NO_MONOVISOR}`);
    }
  },
};

async function rotateLogs(server: Caller, name: string): Promise<readonly ActionResult[]> {
  if (name === "all") return actionResults(await server.call("monovisor.rotateAllProcessLogs", []));
  const { group, process } = name === "--main" ? { group: "supervisord", process: "supervisord" } : splitNamespec(name);
  try {
    if (name !== "--main") return actionResults(await server.call("monovisor.rotateProcessLogs", [name]));
    const description = await server.call("monovisor.rotateLog", []) === true ? "OK" : "nothing to rotate";
    return [{ group, name: process, status: FAULTS.SUCCESS, description }];
  } catch (error) {
    if (!(error instanceof RpcFault) || error.code === FAULTS.UNKNOWN_METHOD) throw error;
    const description = error.code === FAULTS.BAD_NAME ? "no such process" : error.text;
    return [{ group, name: process, status: error.code, description }];
  }
}

function line({ group, name, status, description }: ActionResult): string {
  const namespec = makeNamespec(group, name);
  if (status !== FAULTS.SUCCESS) return `${namespec}: ERROR (${description.replace(/^FAILED: /, "")})`;
  return `${namespec}: ${description === "OK" ? "rotated" : description}`;
}
