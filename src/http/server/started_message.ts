import type { ServerConfig } from "../../config/model/server_config.ts";
import { ctime } from "../../text/python/ctime.ts";

/** The line that tells of a server's start, in local time, which the UTC fields of `local` hold (Compat: LOG-032). */
export function startedMessage(config: ServerConfig, local: Date): string {
  const [label, name, port] = config.transport === "unix"
    ? [config.file, "<unix domain socket>", config.file]
    : [config.host, /^127\./.test(config.host) ? "localhost" : config.host, config.port];
  return `${label}:Medusa (V1.12) started at ${ctime(local)}\n\tHostname: ${name}\n\tPort:${port}`;
}
