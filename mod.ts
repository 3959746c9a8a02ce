/**
 * monovisor for programs: talk to a supervisord, write an event listener, read a configuration, or embed a supervisor.
 *
 * @module
 */
export { XmlRpcClient } from "./src/client/xml_rpc_client.ts";
export type { Config } from "./src/config/config.ts";
export { ConfigError } from "./src/config/config_error.ts";
export { loadConfig as parseConfig } from "./src/config/load.ts";
export { eventListener, type ReceivedEvent } from "./src/client/event_listener.ts";
export { RpcFault } from "./src/rpc/fault.ts";
export { Supervisor } from "./src/supervisor/supervisor.ts";
