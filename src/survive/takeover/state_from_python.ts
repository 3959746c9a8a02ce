import { NO_STATE } from "../../supervisor/outlets/outlets.ts";
import type { DaemonState, SupervisorState } from "../supervisor_state.ts";
import type { LeftState } from "./decode_python_state.ts";
import { fromPython } from "./from_python.ts";
import { serversFromPython } from "./servers_from_python.ts";

/**
 * Everything that a Python supervisord was, as if this program had written it; `executable` and `token` are those of
 * whoever goes on. Throws TakeoverError.
 */
export function stateFromPython(
  python: LeftState,
  own: Pick<DaemonState, "executable" | "token">,
): SupervisorState {
  const { writer, monotonic: at, config, serial, cwd, configfile, ownsPidFile } = python;
  const { logfile, logfileMaxbytes } = config.supervisord;
  // Opened anew by its name
  const mainLog = { fd: null, start: 0, rotates: logfileMaxbytes > 0, refused: null, waiting: "" };
  return {
    writer,
    at,
    daemon: {
      ...own,
      ...{ cwd, configfile, ownsPidFile, inheritedFds: [], eventSerial: serial + 1, journal: null },
      outlets: NO_STATE,
      mainLog: logfile === "syslog" ? null : mainLog,
    },
    active: config,
    supervisor: fromPython(python, config),
    lives: [],
    servers: serversFromPython(python.servers, config.servers),
  };
}
