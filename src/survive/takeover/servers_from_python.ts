import type { ServerConfig } from "../../config/model/server_config.ts";
import type { ServerSnapshot } from "../../http/server/server_snapshot.ts";
import type { PythonServer } from "./python_state.ts";
import { TakeoverError } from "./takeover_error.ts";

/** The servers in the order of the configuration, and the clients that have nothing under way. Throws TakeoverError. */
export function serversFromPython(
  python: readonly PythonServer[],
  configs: readonly ServerConfig[],
): readonly ServerSnapshot[] {
  return configs.map((config) => {
    const server = python.find((one) => isSame(one, config));
    if (server === undefined) throw new TakeoverError(`nothing serves [${config.section}]`);
    const { fd, inode, connections } = server;
    return {
      listening: { fd, inode },
      connections: connections.map(({ fd, host, port }) => ({
        ...{ fd, peer: { host, port }, received: "", unsent: "", ends: false },
      })),
    };
  });
}

function isSame({ file, host, port }: PythonServer, config: ServerConfig): boolean {
  return config.transport === "unix" ? file === config.file : host === config.host && port === config.port;
}
