import type { ChannelName } from "../config/process_config.ts";
import type { RpcInput, RpcValue } from "../rpc/xmlrpc_value.ts";
import { RpcResult } from "./rpc_result.ts";
import type { Server } from "./server.ts";

const { int, list, member, text, truth } = RpcResult;

/** What supervisorctl reads of a process; the wire's struct has more. */
export interface ProcessInfo {
  readonly group: string;
  readonly name: string;
  readonly state: number;
  readonly statename: string;
  readonly description: string;
  /** 0 while there is no process. */
  readonly pid: number;
}

/** What is known of a process that does not run. */
export interface ProcessFailure {
  /** Why it could not be started, or "". */
  readonly spawnerr: string;
  /** Of its last run; -1 after a signal. */
  readonly exitstatus: number;
}

/** How an action went for one process; `status` is a fault code, 80 for success. */
export interface ActionResult {
  readonly group: string;
  /** Null where a whole group was named. */
  readonly name: string | null;
  readonly status: number;
  readonly description: string;
}

/** What `avail` shows of a configured process. */
export interface ConfigInfo {
  readonly group: string;
  readonly name: string;
  readonly inuse: boolean;
  readonly autostart: boolean;
  readonly group_prio: number;
  readonly process_prio: number;
}

/** Group names by what a re-read found. */
export interface ConfigChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The methods of the supervisor namespace that supervisorctl uses, with their results checked. Errors as Server.call. */
export class SupervisorRpc {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  readonly getVersion = async () => text(await this.#call("getVersion"));
  readonly getSupervisorVersion = async () => text(await this.#call("getSupervisorVersion"));
  readonly getPID = async () => int(await this.#call("getPID"));
  readonly getAllProcessInfo = async () => list(await this.#call("getAllProcessInfo"), processInfo);
  readonly getProcessInfo = async (name: string) => processInfo(await this.#call("getProcessInfo", name));
  /** The info structs as they come, with members that supervisorctl does not read. */
  readonly getAllProcessStructs = async () => list(await this.#call("getAllProcessInfo"), (struct) => struct);
  readonly getProcessFailure = async (name: string) => processFailure(await this.#call("getProcessInfo", name));
  readonly getAllConfigInfo = async () => list(await this.#call("getAllConfigInfo"), configInfo);

  readonly startAllProcesses = async () => actionResults(await this.#call("startAllProcesses"));
  readonly startProcessGroup = async (name: string) => actionResults(await this.#call("startProcessGroup", name));
  readonly startProcess = async (name: string) => void (await this.#call("startProcess", name));
  readonly stopAllProcesses = async () => actionResults(await this.#call("stopAllProcesses"));
  readonly stopProcessGroup = async (name: string) => actionResults(await this.#call("stopProcessGroup", name));
  readonly stopProcess = async (name: string) => void (await this.#call("stopProcess", name));
  readonly signalAllProcesses = async (signal: string) => actionResults(await this.#call("signalAllProcesses", signal));
  readonly signalProcessGroup = async (name: string, signal: string) =>
    actionResults(await this.#call("signalProcessGroup", name, signal));
  readonly signalProcess = async (name: string, signal: string) =>
    void (await this.#call("signalProcess", name, signal));
  readonly sendProcessStdin = async (name: string, chars: string) =>
    void (await this.#call("sendProcessStdin", name, chars));

  readonly clearAllProcessLogs = async () => actionResults(await this.#call("clearAllProcessLogs"));
  readonly clearProcessLogs = async (name: string) => void (await this.#call("clearProcessLogs", name));
  /** The last `bytes` bytes of a process's log; all of it for 0. */
  readonly readProcessLog = async (name: string, { channel, bytes }: { channel: ChannelName; bytes: number }) =>
    text(await this.#call(channel === "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog", name, -bytes + 0, 0));
  /** The last `bytes` bytes of the daemon's own log; all of it for 0. */
  readonly readLog = async (bytes: number) => text(await this.#call("readLog", -bytes + 0, 0));

  readonly reloadConfig = async () => configChanges(await this.#call("reloadConfig"));
  readonly addProcessGroup = async (name: string) => void (await this.#call("addProcessGroup", name));
  readonly removeProcessGroup = async (name: string) => void (await this.#call("removeProcessGroup", name));
  readonly shutdown = async () => void (await this.#call("shutdown"));
  readonly restart = async () => void (await this.#call("restart"));

  #call(method: string, ...params: readonly RpcValue[]): Promise<RpcInput> {
    return this.#server.call(`supervisor.${method}`, params);
  }
}

/** Reads an info struct. Throws KeyError or TypeError, as PythonError. */
export function processInfo(value: RpcInput): ProcessInfo {
  return {
    group: member(value, { name: "group", read: text }),
    name: member(value, { name: "name", read: text }),
    state: member(value, { name: "state", read: int }),
    statename: member(value, { name: "statename", read: text }),
    description: member(value, { name: "description", read: text }),
    pid: member(value, { name: "pid", read: int }),
  };
}

function processFailure(value: RpcInput): ProcessFailure {
  return {
    spawnerr: member(value, { name: "spawnerr", read: text }),
    exitstatus: member(value, { name: "exitstatus", read: int }),
  };
}

function actionResults(value: RpcInput): readonly ActionResult[] {
  return list(value, (item) => ({
    group: member(item, { name: "group", read: text }),
    name: member(item, { name: "name", read: text }),
    status: member(item, { name: "status", read: int }),
    description: member(item, { name: "description", read: text }),
  }));
}

function configInfo(value: RpcInput): ConfigInfo {
  return {
    group: member(value, { name: "group", read: text }),
    name: member(value, { name: "name", read: text }),
    inuse: member(value, { name: "inuse", read: truth }),
    autostart: member(value, { name: "autostart", read: truth }),
    group_prio: member(value, { name: "group_prio", read: int }),
    process_prio: member(value, { name: "process_prio", read: int }),
  };
}

function configChanges(value: RpcInput): ConfigChanges {
  const [changes] = list(value, (item) => list(item, (names) => list(names, text)));
  return { added: changes?.[0] ?? [], changed: changes?.[1] ?? [], removed: changes?.[2] ?? [] };
}
