import type { Server } from "../../../src/client/server.ts";
import { FAULTS, RpcFault } from "../../../src/rpc/codec/fault.ts";
import type { Trouble } from "./trouble.ts";

const LOG = /^\/logtail\/([^/]+)\//;

/** A server that notes each name that it does not know: whoever asked may have meant another. */
export function notingServer(server: Server, note: (trouble: Trouble) => void): Server {
  return {
    async call(method, params) {
      try {
        return await server.call(method, params);
      } catch (error) {
        const [name] = params;
        if (error instanceof RpcFault && error.code === FAULTS.BAD_NAME && typeof name === "string") {
          note({ kind: "name", name, of: method.endsWith("ProcessGroup") ? "group" : "process" });
        }
        throw error;
      }
    },

    async tail(path, options) {
      const end = await server.tail(path, options);
      const name = LOG.exec(path)?.[1];
      if (end.kind === "error" && end.text.includes("404") && name !== undefined) {
        note({ kind: "name", name, of: "process" });
      }
      return end;
    },

    [Symbol.dispose]: () => server[Symbol.dispose](),
  };
}
