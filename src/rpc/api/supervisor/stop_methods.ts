import { awaitsRestart } from "../../../process/restart_policy.ts";
import { isRunning, isStopped } from "../../../process/state.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { RpcValue } from "../../codec/xmlrpc_value.ts";
import { type Declaration, optional, refuseWhileStopping, required } from "./declare.ts";
import { allProcesses, find, findGroup } from "./find.ts";
import { forEach } from "./for_each.ts";
import { nameOf, waitOf } from "./parameter.ts";

const WAIT = optional("boolean", "wait");

/** stopProcess (RPC-062), stopProcessGroup (RPC-066), stopAllProcesses (RPC-067). */
export const STOP_METHODS: readonly Declaration[] = [
  {
    name: "stopProcess",
    signature: ["boolean", required("string", "name"), WAIT],
    help: "stopProcess",
    body: (supervisor, [name, wait]) => stopProcess(supervisor, nameOf(name), waitOf(wait)),
  },
  {
    name: "stopProcessGroup",
    signature: ["array", required("string", "name"), WAIT],
    help: "stopProcessGroup",
    body: (supervisor, [name, wait]) => stopEach(supervisor, findGroup(supervisor, name).byPriority(), waitOf(wait)),
  },
  {
    name: "stopAllProcesses",
    signature: ["array", WAIT],
    help: "stopAllProcesses",
    // Compat: RPC-067, ascending like a start
    body: (supervisor, [wait]) => stopEach(supervisor, allProcesses(supervisor), waitOf(wait)),
  },
];

function stopEach(
  supervisor: Supervisor,
  processes: readonly Subprocess[],
  wait: boolean,
): RpcValue | Promise<RpcValue> {
  const running = processes.filter(canBeStopped);
  supervisor.dependencies.stop(running);
  return forEach(running, (namespec) => stopProcess(supervisor, namespec, wait));
}

// RPC-062..064; a whole group is stopped as by stopProcessGroup (RPC-065)
function stopProcess(supervisor: Supervisor, name: string, wait: boolean): RpcValue | Promise<RpcValue> {
  refuseWhileStopping(supervisor);
  const { group, process } = find(supervisor, name);
  if (process === null) return stopEach(supervisor, group.byPriority(), wait);
  if (!canBeStopped(process)) throw RpcFault.of("NOT_RUNNING", name);

  supervisor.dependencies.stop([process]);
  const { isToStop } = process.record;
  if (isToStop) return wait ? supervisor.turns.when(() => isStopped(process.record.state) || undefined) : true;
  process.stop();
  if (process.record.problem !== null) throw RpcFault.of("FAILED", process.record.problem);
  supervisor.reap();
  if (!wait || isStopped(process.record.state)) return true;
  process.reportStop();
  return supervisor.turns.when(() => isStopped(process.record.state) || undefined);
}

function canBeStopped({ record, config, liveness }: Subprocess): boolean {
  if (isRunning(record.state) || awaitsRestart(record, config)) return true;
  return record.wait !== null || liveness.remedy === "restart";
}
