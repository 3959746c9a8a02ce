import type { ServerConfig } from "../config/server_config.ts";
import { MONTH_NAMES } from "./month_names.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/** The line that tells of a server's start, in local time (Compat: LOG-032). */
export function startedMessage(config: ServerConfig, at: Date): string {
  const [label, name, port] = config.transport === "unix"
    ? [config.file, "<unix domain socket>", config.file]
    : [config.host, /^127\./.test(config.host) ? "localhost" : config.host, config.port];
  return `${label}:Medusa (V1.12) started at ${ctime(at)}\n\tHostname: ${name}\n\tPort:${port}`;
}

/** The C library's ctime(3) without its newline: the day of the month is padded with a blank. */
function ctime(at: Date): string {
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0"));
  const day = String(at.getDate()).padStart(2);
  return `${DAYS[at.getDay()]} ${MONTH_NAMES[at.getMonth()]} ${day} ${hours}:${minutes}:${seconds} ${at.getFullYear()}`;
}
