import { ConnectionError } from "./connection_error.ts";
import type { ServerAddress } from "./server_address.ts";

/** Opens a stream to the server; throws ConnectionError. */
export async function connect(address: ServerAddress): Promise<Deno.Conn> {
  if (address.transport === "unix") return await open({ transport: "unix", path: address.path });
  // getaddrinfo() takes "*" for this machine
  if (address.hostname !== "localhost" && address.hostname !== "*") return await open(address);
  return await openLocalhost(address.port);
}

/** "localhost" may resolve to ::1 first; Deno tries one address only, while the daemon listens on either family. */
async function openLocalhost(port: number): Promise<Deno.Conn> {
  try {
    return await open({ transport: "tcp", hostname: "127.0.0.1", port });
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return await open({ transport: "tcp", hostname: "::1", port }).catch(() => Promise.reject(error));
  }
}

async function open(
  address: Deno.ConnectOptions & { transport?: "tcp" } | Deno.UnixConnectOptions,
): Promise<Deno.Conn> {
  try {
    return address.transport === "unix" ? await Deno.connect(address) : await Deno.connect(address);
  } catch (error) {
    throw ConnectionError.from(error);
  }
}
