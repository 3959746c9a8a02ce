import { isSignallable } from "../../../process/state.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { ValueError } from "../../../text/python/value_error.ts";
import { signalNumber } from "../../../text/signal_name.ts";
import { RpcFault } from "../../codec/fault.ts";
import { RpcDouble, type RpcInput, type RpcValue } from "../../codec/xmlrpc_value.ts";
import { type Declaration, refuseWhileStopping, required } from "./declare.ts";
import { allProcesses, find, findGroup } from "./find.ts";
import { forEach } from "./for_each.ts";
import { nameOf, shown, wholeOf } from "./parameter.ts";

const SIGNAL = required("string", "signal");

/** signalProcess (RPC-068), signalProcessGroup (RPC-071), signalAllProcesses (RPC-072). */
export const SIGNAL_METHODS: readonly Declaration[] = [
  {
    name: "signalProcess",
    signature: ["boolean", required("string", "name"), SIGNAL],
    help: "signalProcess",
    body: (supervisor, [name, signal]) => signalProcess(supervisor, nameOf(name), signal),
  },
  {
    name: "signalProcessGroup",
    signature: ["array", required("string", "name"), SIGNAL],
    help: "signalProcessGroup",
    body: (supervisor, [name, signal]) => signalEach(supervisor, findGroup(supervisor, name).byPriority(), signal),
  },
  {
    name: "signalAllProcesses",
    signature: ["array", SIGNAL],
    help: "signalAllProcesses",
    body: (supervisor, [signal]) => signalEach(supervisor, allProcesses(supervisor), signal),
  },
];

function signalEach(
  supervisor: Supervisor,
  processes: readonly Subprocess[],
  signal: RpcInput | undefined,
): RpcValue | Promise<RpcValue> {
  const alive = processes.filter(({ record }) => isSignallable(record.state));
  return forEach(alive, (namespec) => signalProcess(supervisor, namespec, signal));
}

// The order of the checks: name, signal, state (RPC-068); a whole group as by signalProcessGroup (RPC-070)
function signalProcess(
  supervisor: Supervisor,
  name: string,
  signal: RpcInput | undefined,
): RpcValue | Promise<RpcValue> {
  refuseWhileStopping(supervisor);
  const { group, process } = find(supervisor, name);
  if (process === null) return signalEach(supervisor, group.byPriority(), signal);
  const number = numberOf(signal);
  if (!isSignallable(process.record.state)) throw RpcFault.of("NOT_RUNNING", name);
  process.take({ kind: "signal", signal: number });
  if (process.record.problem !== null) throw RpcFault.of("FAILED", process.record.problem);
  return true;
}

// 0 is a signal, too, which asks whether there is a process (RPC-069)
function numberOf(signal: RpcInput | undefined): number {
  const whole = wholeSignal(signal);
  try {
    return signalNumber(String(whole));
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw RpcFault.of("BAD_SIGNAL", shown(signal));
  }
}

// Python's int() takes a boolean and a fraction, too
function wholeSignal(signal: RpcInput | undefined): string | number {
  if (typeof signal === "string" || typeof signal === "number") return signal;
  if (typeof signal === "boolean") return Number(signal);
  if (signal instanceof RpcDouble) return wholeOf(signal);
  throw new TypeError(`Cannot take ${shown(signal)} as a signal: it is neither a name nor a number`);
}
