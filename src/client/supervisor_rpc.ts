import type { ChannelName } from "../config/model/process_config.ts";
import type { RpcInput, RpcValue } from "../rpc/codec/xmlrpc_value.ts";
import { RpcResult } from "./rpc_result.ts";
import type { Caller } from "./server.ts";

const { int, list, member, text, truth } = RpcResult;

/** What supervisorctl reads of a process; the wire's struct has more. */
export interface ProcessInfo {
  /** Its group. */
  readonly group: string;
  /** Its name in the group. */
  readonly name: string;
  /** The state's code (STATE-001). */
  readonly state: number;
  /** The state's name (STATE-001). */
  readonly statename: string;
  /** What status shows of it (RPC-079). */
  readonly description: string;
  /** 0 while there is no process (RPC-078). */
  readonly pid: number;
}

/** What is known of a process that does not run. */
export interface ProcessFailure {
  /** Why it could not be started, or "". */
  readonly spawnerr: string;
  /** Of its last run; -1 after a signal. */
  readonly exitstatus: number;
}

/** How an action went for one process (RPC-058). */
export interface ActionResult {
  /** Its group. */
  readonly group: string;
  /** Null where a whole group was named. */
  readonly name: string | null;
  /** A fault code; 80 for success. */
  readonly status: number;
  /** "OK", or the text of the fault. */
  readonly description: string;
}

/** What `avail` shows of a configured process, by the names of the wire. */
export interface ConfigInfo {
  /** Its group. */
  readonly group: string;
  /** Its name in the group. */
  readonly name: string;
  /** Whether a group of that name is active (RPC-085). */
  readonly inuse: boolean;
  /** Whether it starts with its group. */
  readonly autostart: boolean;
  /** The priority of its group. */
  readonly group_prio: number;
  /** Its own within the group. */
  readonly process_prio: number;
}

/** Group names by what a re-read found (RPC-040). */
export interface ConfigChanges {
  /** Only in the files. */
  readonly added: readonly string[];
  /** In the files with other values. */
  readonly changed: readonly string[];
  /** No longer in the files. */
  readonly removed: readonly string[];
}

/**
 * The methods of the supervisor name space that supervisorctl uses, with their results checked. A process is named by its
 * namespec, "group:process" or "process" (RPC-024). Each method throws RpcFault, and what {@link Caller} throws.
 */
export class SupervisorRpc {
  readonly #server: Caller;

  /** Calls through an XmlRpcClient, or straight to a supervisor in this program. */
  constructor(server: Caller) {
    this.#server = server;
  }

  /** The version of the interface, "3.0" (RPC-026). */
  readonly getVersion = async (): Promise<string> => text(await this.#call("getVersion"));
  /** The version of Supervisor that the server is compatible with (RPC-027). */
  readonly getSupervisorVersion = async (): Promise<string> => text(await this.#call("getSupervisorVersion"));
  /** The process id of supervisord (RPC-030). */
  readonly getPID = async (): Promise<number> => int(await this.#call("getPID"));
  /** Every process, by group and name (RPC-081). */
  readonly getAllProcessInfo = async (): Promise<readonly ProcessInfo[]> =>
    list(await this.#call("getAllProcessInfo"), processInfo);
  /** One process (RPC-073). */
  readonly getProcessInfo = async (name: string): Promise<ProcessInfo> =>
    processInfo(await this.#call("getProcessInfo", name));
  /** The info structs as they come, with members that supervisorctl does not read (RPC-073). */
  readonly getAllProcessStructs = async (): Promise<readonly RpcInput[]> =>
    list(await this.#call("getAllProcessInfo"), (struct) => struct);
  /** Why a process does not run (RPC-075, RPC-076). */
  readonly getProcessFailure = async (name: string): Promise<ProcessFailure> =>
    processFailure(await this.#call("getProcessInfo", name));
  /** Every configured process, as last read (RPC-082). */
  readonly getAllConfigInfo = async (): Promise<readonly ConfigInfo[]> =>
    list(await this.#call("getAllConfigInfo"), configInfo);

  /** Starts what does not run, and waits until each is RUNNING or has failed (RPC-061). */
  readonly startAllProcesses = async (): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("startAllProcesses"));
  /** The same for one group (RPC-060). */
  readonly startProcessGroup = async (name: string): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("startProcessGroup", name));
  /** Starts a process and waits until it is RUNNING, which takes its startsecs (RPC-044 to RPC-054). */
  readonly startProcess = async (name: string): Promise<void> => void (await this.#call("startProcess", name));
  /** Stops what runs, and waits until it has ended (RPC-067). */
  readonly stopAllProcesses = async (): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("stopAllProcesses"));
  /** The same for one group (RPC-066). */
  readonly stopProcessGroup = async (name: string): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("stopProcessGroup", name));
  /** Stops a process and waits until it has ended, by SIGKILL after its stopwaitsecs (RPC-062). */
  readonly stopProcess = async (name: string): Promise<void> => void (await this.#call("stopProcess", name));
  /** Sends a signal, by name or number, to all that run (RPC-072). */
  readonly signalAllProcesses = async (signal: string): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("signalAllProcesses", signal));
  /** The same for one group (RPC-071). */
  readonly signalProcessGroup = async (name: string, signal: string): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("signalProcessGroup", name, signal));
  /** The same for one process (RPC-068). */
  readonly signalProcess = async (name: string, signal: string): Promise<void> =>
    void (await this.#call("signalProcess", name, signal));
  /** Writes to the standard input of a process, as UTF-8 (RPC-091). */
  readonly sendProcessStdin = async (name: string, chars: string): Promise<void> =>
    void (await this.#call("sendProcessStdin", name, chars));

  /** Removes the logs of every process (RPC-090). */
  readonly clearAllProcessLogs = async (): Promise<readonly ActionResult[]> =>
    actionResults(await this.#call("clearAllProcessLogs"));
  /** Removes the logs of one process (RPC-089). */
  readonly clearProcessLogs = async (name: string): Promise<void> => void (await this.#call("clearProcessLogs", name));
  /** The last `bytes` bytes of a process's log; all of it for 0 (RPC-086). */
  readonly readProcessLog = async (
    name: string,
    { channel, bytes }: { readonly channel: ChannelName; readonly bytes: number },
  ): Promise<string> =>
    text(await this.#call(channel === "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog", name, -bytes + 0, 0));
  /** The last `bytes` bytes of the daemon's own log; all of it for 0 (RPC-031). */
  readonly readLog = async (bytes: number): Promise<string> => text(await this.#call("readLog", -bytes + 0, 0));

  /** Reads the configuration again and tells what differs; nothing starts or stops (RPC-040). */
  readonly reloadConfig = async (): Promise<ConfigChanges> => configChanges(await this.#call("reloadConfig"));
  /** Adds a group that was read, and starts what is autostart in it (RPC-042). */
  readonly addProcessGroup = async (name: string): Promise<void> => void (await this.#call("addProcessGroup", name));
  /** Takes a group away whose processes are stopped (RPC-043). */
  readonly removeProcessGroup = async (name: string): Promise<void> =>
    void (await this.#call("removeProcessGroup", name));
  /** Begins to stop everything for good (RPC-038). */
  readonly shutdown = async (): Promise<void> => void (await this.#call("shutdown"));
  /** Begins to stop everything, to start again with the files as they are now (RPC-039). */
  readonly restart = async (): Promise<void> => void (await this.#call("restart"));

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

/** What an action on several processes gives. */
export function actionResults(value: RpcInput): readonly ActionResult[] {
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
