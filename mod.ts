/**
 * monovisor for programs: talk to a supervisord, write an event listener, read a configuration, or embed a supervisor.
 * Importing this starts nothing and asks for no permission. Ids such as RPC-024 are rows of compat/inventory.tsv, which
 * say what Supervisor 4.3.0 does.
 *
 * @example A client: `SupervisorRpc` has a method for each call that supervisorctl makes, `XmlRpcClient` makes any.
 * ```ts
 * import { RpcFault, SupervisorRpc, XmlRpcClient } from "@monovisor/monovisor";
 *
 * using client = new XmlRpcClient({ url: Deno.args[0] ?? "http://127.0.0.1:9001" });
 * const supervisor = new SupervisorRpc(client);
 *
 * for (const { group, name, statename, description } of await supervisor.getAllProcessInfo()) {
 *   console.log(`${group}:${name} ${statename} ${description}`);
 * }
 *
 * try {
 *   await supervisor.startProcess("worker");
 * } catch (error) {
 *   if (!(error instanceof RpcFault)) throw error;
 *   console.log(error.text); // "ALREADY_STARTED: worker", say
 * }
 * ```
 *
 * @example An event listener, as the command= of an [eventlistener:x].
 * ```ts
 * import { eventListener } from "@monovisor/monovisor";
 *
 * // Standard output belongs to the protocol: what is to be read goes to standard error
 * for await (const event of eventListener({ input: Deno.stdin.readable, output: Deno.stdout.writable })) {
 *   console.error(`${event.header.eventname} ${event.payload}`);
 *   await event.ok();
 * }
 * ```
 *
 * @example A supervisor within a program.
 * ```ts
 * import { EmbeddedSupervisor, parseConfig } from "@monovisor/monovisor";
 *
 * const path = Deno.args[0] ?? "supervisord.conf";
 * for (const { name, processes } of parseConfig(path).groups) console.log(`${name}: ${processes.length}`);
 *
 * await using supervisor = await EmbeddedSupervisor.start(path, { onLog: (line) => console.error(line) });
 * await supervisor.rpc.startProcess("worker");
 * console.log((await supervisor.rpc.getProcessInfo("worker")).statename);
 * // Here, at the end of its scope, it stops every program and waits for all of them
 * ```
 *
 * @module
 */
export { EmbeddedSupervisor, type EmbedOptions } from "./cli/embedded/embedded_supervisor.ts";
export { parseConfig } from "./cli/embedded/parse_config.ts";
export { ConnectionError, type ConnectionProblem } from "./src/client/connection_error.ts";
export {
  type EventHeader,
  eventListener,
  type ListenerStdio,
  type ReceivedEvent,
} from "./src/client/event_listener.ts";
export { ProtocolError } from "./src/client/protocol_error.ts";
export { PythonError } from "./src/client/python_error.ts";
export type { Caller, Server, ServerLogin, TailEnd, TailOptions } from "./src/client/server.ts";
export {
  type ActionResult,
  type ConfigChanges,
  type ConfigInfo,
  type ProcessFailure,
  type ProcessInfo,
  SupervisorRpc,
} from "./src/client/supervisor_rpc.ts";
export { XmlRpcClient } from "./src/client/xml_rpc_client.ts";
export type { Config, RpcInterfaceConfig, SupervisordConfig } from "./src/config/model/config.ts";
export type { LogFormat } from "./src/config/model/log_format.ts";
export { LOG_LEVELS, type LogLevel } from "./src/config/model/log_level.ts";
export type { LogUpkeep } from "./src/config/model/log_upkeep.ts";
export type { ListenRequest } from "./src/os/os.ts";
export { ConfigError } from "./src/config/model/config_error.ts";
export type { FaultPlace } from "./src/config/model/fault_place.ts";
export type { FcgiSocketConfig } from "./src/config/model/fcgi_socket_config.ts";
export type {
  EventListenerPoolConfig,
  FastCgiGroupConfig,
  GroupCommon,
  GroupConfig,
  ProcessGroupConfig,
} from "./src/config/model/group_config.ts";
export type { Condition, Dependency } from "./src/config/model/dependency.ts";
export type {
  CheckConfig,
  Endpoint,
  LivenessAction,
  LivenessConfig,
  ReadyConfig,
} from "./src/config/model/probe_config.ts";
export type { LogSink, SyslogPeer, SyslogStyle } from "./src/config/model/log_sink.ts";
export type { ChannelConfig, EnvFile, Logfile, ProcessConfig, ProcessType } from "./src/config/model/process_config.ts";
export type {
  InetServerConfig,
  ServerCommon,
  ServerConfig,
  UnixServerConfig,
} from "./src/config/model/server_config.ts";
export { ListenError } from "./src/http/server/listen_error.ts";
export { OsError } from "./src/os/os.ts";
export { type FaultName, FAULTS, RpcFault } from "./src/rpc/codec/fault.ts";
export {
  RpcDouble,
  type RpcInput,
  type RpcInputStruct,
  type RpcStruct,
  type RpcValue,
} from "./src/rpc/codec/xmlrpc_value.ts";
export { FcgiSocketError } from "./src/supervisor/fcgi/fcgi_socket_error.ts";
