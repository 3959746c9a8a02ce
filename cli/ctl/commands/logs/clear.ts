import type { ActionResult, SupervisorRpc } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { splitNamespec } from "../../../../src/text/namespec.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { exitStatusOfFault } from "../../shell/exit_status.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { resultLine } from "../processes/result_line.ts";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.BAD_NAME, "no such process"],
  [FAULTS.FAILED, "failed"],
]);

/** Empties log files of processes (CTL-037, CTL-038, CTL-076). */
export const clear: Command = {
  help: [
    "clear <name>\t\tClear a process' log files.",
    "clear <name> <name>\tClear multiple process' log files",
    "clear all\t\tClear all process' log files",
  ].join("\n"),
  listed: true,
  slot: "process",

  async run(session, argument) {
    if (!(await upcheck(session))) return;
    const names = pythonSplit(argument);
    if (names.length === 0) return session.fail(`Error: clear requires a process name\n${clear.help}`);
    for await (const result of clearLogs(session.supervisor, names)) {
      session.output(resultLine(result, { done: "cleared", errors: ERRORS }));
      session.exitStatus = exitStatusOfFault(result.status) ?? session.exitStatus;
    }
  },
};

async function* clearLogs(supervisor: SupervisorRpc, names: readonly string[]): AsyncGenerator<ActionResult> {
  if (names.includes("all")) return yield* await supervisor.clearAllProcessLogs();
  for (const name of names) {
    const { group, process } = splitNamespec(name);
    const fault = await supervisor.clearProcessLogs(name).catch(faultOnly);
    const { code, text } = fault ?? { code: FAULTS.SUCCESS, text: "OK" };
    yield { group, name: process, status: code, description: text };
  }
}

function faultOnly(error: unknown): RpcFault {
  if (error instanceof RpcFault) return error;
  throw error;
}
