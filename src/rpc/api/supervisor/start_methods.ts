import { isExpected } from "../../../process/expected.ts";
import { isRunning } from "../../../process/state.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { findCommand } from "../../../supervisor/process/find_command.ts";
import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { RpcValue } from "../../codec/xmlrpc_value.ts";
import { type Declaration, optional, refuseWhileStopping, required } from "./declare.ts";
import { allProcesses, find, findGroup } from "./find.ts";
import { forEach } from "./for_each.ts";
import { nameOf, waitOf } from "./parameter.ts";

const WAIT = optional("boolean", "wait");

/** startProcess (RPC-044..056), startProcessGroup (RPC-060), startAllProcesses (RPC-061). */
export const START_METHODS: readonly Declaration[] = [
  {
    name: "startProcess",
    signature: ["boolean", required("string", "name"), WAIT],
    help: "startProcess",
    body: (supervisor, [name, wait]) => startProcess(supervisor, nameOf(name), waitOf(wait)),
  },
  {
    name: "startProcessGroup",
    signature: ["array", required("string", "name"), WAIT],
    help: "startProcessGroup",
    body: (supervisor, [name, wait]) => startEach(supervisor, findGroup(supervisor, name).byPriority(), waitOf(wait)),
  },
  {
    name: "startAllProcesses",
    signature: ["array", WAIT],
    help: "startAllProcesses",
    body: (supervisor, [wait]) => startEach(supervisor, allProcesses(supervisor), waitOf(wait)),
  },
];

function startEach(
  supervisor: Supervisor,
  processes: readonly Subprocess[],
  wait: boolean,
): RpcValue | Promise<RpcValue> {
  const idle = processes.filter(({ record }) => !isRunning(record.state));
  return forEach(
    supervisor.dependencies.graph.inStartOrder(idle),
    (namespec) => startProcess(supervisor, namespec, wait),
  );
}

// The order of the checks is part of the interface (RPC-044..049); a whole group is started as by startProcessGroup
// (RPC-055), but there is no "*" of all groups (RPC-056)
function startProcess(supervisor: Supervisor, name: string, wait: boolean): RpcValue | Promise<RpcValue> {
  refuseWhileStopping(supervisor);
  const { group, process } = find(supervisor, name);
  if (process === null) return startEach(supervisor, group.byPriority(), wait);

  const command = findCommand(process.config, process.host);
  if (command.kind === "not_found") throw RpcFault.of("NO_FILE", command.text);
  if (command.kind === "not_executable") throw RpcFault.of("NOT_EXECUTABLE", command.text);
  if (isRunning(process.record.state)) throw RpcFault.of("ALREADY_STARTED", name);
  if (process.record.state === "UNKNOWN") throw RpcFault.of("FAILED", `${name} is in an unknown process state`);

  supervisor.dependencies.start([process]);
  // Who does not wait hears what is known already
  if (process.record.wait !== null) {
    return wait ? supervisor.turns.when(() => hasComeUp(process, name)) : hasComeUp(process, name) ?? true;
  }
  if (process.record.spawnError) throw RpcFault.of("SPAWN_ERROR", name);
  // With startsecs=0 it is RUNNING by now (RPC-054, STATE-007), also when it has ended already: where the original
  // reaps, just after its fork, no child has come that far
  process.tick();
  if (!wait || process.record.state === "RUNNING") return true;
  return supervisor.turns.when(() => isUp(process, name));
}

// What was held back: one that never can be started, and one that nobody wants any more, is not there. It may have done
// what it had to do when somebody looks
function hasComeUp(process: Subprocess, name: string): true | undefined {
  const { wait, state, exitStatus } = process.record;
  if (wait?.kind === "never") throw RpcFault.of("ABNORMAL_TERMINATION", `${name}: ${wait.text}`);
  if (wait !== null) return undefined;
  return state === "EXITED" && isExpected(process.config, exitStatus) || isUp(process, name);
}

// RPC-050..052
function isUp({ record }: Subprocess, name: string): true | undefined {
  if (record.spawnError) throw RpcFault.of("SPAWN_ERROR", name);
  if (record.state === "RUNNING") return true;
  if (record.state !== "STARTING") throw RpcFault.of("ABNORMAL_TERMINATION", name);
  return undefined;
}
