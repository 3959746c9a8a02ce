import { OsError } from "../../../os/os.ts";
import { SUPERVISOR_STATES } from "../../../process/mood.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { COMPATIBLE_VERSION } from "../../../text/version.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { RpcInput } from "../../codec/xmlrpc_value.ts";
import { type Declaration, required } from "./declare.ts";
import { findProcess } from "./find.ts";
import { faultExtra, nameOf, shown } from "./parameter.ts";

/**
 * getSupervisorVersion (RPC-027), getIdentification (RPC-028), getState, which is refused in all states but one
 * (RPC-029), getPID (RPC-030), shutdown (RPC-038) and restart (RPC-039), both of which answer at once, and what is sent
 * to others.
 */
export const DAEMON_METHODS: readonly Declaration[] = [
  // getVersion is the name that supervisorctl asks by (RPC-026)
  ...["getAPIVersion", "getVersion"].map((name): Declaration => ({
    name,
    signature: ["string"],
    help: "getAPIVersion",
    body: () => "3.0",
  })),
  {
    name: "getSupervisorVersion",
    signature: ["string"],
    help: "getSupervisorVersion",
    body: () => COMPATIBLE_VERSION,
  },
  {
    name: "getIdentification",
    signature: ["string"],
    help: "getIdentification",
    body: ({ options }) => options.config.supervisord.identifier,
  },
  {
    name: "getState",
    signature: ["struct"],
    help: "getState",
    body: ({ mood }) => ({ statecode: SUPERVISOR_STATES[mood], statename: mood }),
  },
  { name: "getPID", signature: ["int"], help: "getPID", body: ({ options }) => options.os.getpid() },
  {
    name: "shutdown",
    signature: ["boolean"],
    help: "shutdown",
    body: (supervisor) => {
      supervisor.shutdown();
      return true;
    },
  },
  {
    name: "restart",
    signature: ["boolean"],
    help: "restart",
    body: (supervisor) => {
      const error = supervisor.restart();
      if (error !== null) throw RpcFault.of("CANT_REREAD", error.message);
      return true;
    },
  },
  {
    name: "sendProcessStdin",
    signature: ["boolean", required("string", "name"), required("string", "chars")],
    help: "sendProcessStdin",
    body: sendProcessStdin,
  },
  {
    name: "sendRemoteCommEvent",
    signature: ["boolean", required("string", "type"), required("string", "data")],
    help: "sendRemoteCommEvent",
    always: true,
    body: (supervisor, [type, data]) => {
      supervisor.emit({ kind: "remote_communication", type: shown(type), data: shown(data) });
      return true;
    },
  },
];

// RPC-091; an event listener is a process like any other here (RPC-092)
function sendProcessStdin(supervisor: Supervisor, [name, chars]: readonly RpcInput[]): true {
  if (typeof chars !== "string") throw RpcFault.of("INCORRECT_PARAMETERS", faultExtra(chars));
  const process = findProcess(supervisor, name);
  const { pid, state } = process.record;
  if (pid === 0 || state === "STOPPING") throw RpcFault.of("NOT_RUNNING", nameOf(name));
  try {
    process.write(new TextEncoder().encode(chars));
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    if (error.code === "EPIPE") throw RpcFault.of("NO_FILE", nameOf(name));
    // The process leaves unread what it was sent before
    if (error.code === "ENOBUFS") throw RpcFault.of("FAILED", nameOf(name));
    throw error;
  }
  return true;
}
