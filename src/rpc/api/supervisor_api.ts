import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import type { Method } from "../method.ts";
import { CONFIG_METHODS } from "./supervisor/config_methods.ts";
import { DAEMON_METHODS } from "./supervisor/daemon_methods.ts";
import { bind } from "./supervisor/declare.ts";
import { INFO_METHODS } from "./supervisor/info_methods.ts";
import { LOG_METHODS } from "./supervisor/log_methods.ts";
import { SIGNAL_METHODS } from "./supervisor/signal_methods.ts";
import { START_METHODS } from "./supervisor/start_methods.ts";
import { STOP_METHODS } from "./supervisor/stop_methods.ts";

const DECLARATIONS = [
  ...DAEMON_METHODS,
  ...CONFIG_METHODS,
  ...INFO_METHODS,
  ...START_METHODS,
  ...STOP_METHODS,
  ...SIGNAL_METHODS,
  ...LOG_METHODS,
];

/** All methods of the supervisor name space (RPC-094); an [rpcinterface:x] calls it as that section is called. */
export function supervisorApi(supervisor: Supervisor, space = "supervisor"): readonly Method[] {
  return DECLARATIONS.map((declaration) => ({
    ...bind(declaration, supervisor),
    name: `${space}.${declaration.name}`,
  }));
}
