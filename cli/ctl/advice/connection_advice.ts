import type { ConnectionProblem } from "../../../src/client/connection_error.ts";
import type { ConfigOrigin } from "./config_origin.ts";
import type { RunningDaemon } from "./daemon_command.ts";
import type { SocketFile } from "./socket_file.ts";

/** What is known of a server that cannot be reached. */
export interface ConnectionFacts {
  readonly url: string;
  readonly origin: ConfigOrigin;
  readonly problem: ConnectionProblem;
  /** The error's Python class. */
  readonly className: string;
  /** The file of a unix socket; null when there is none, or none that may be seen. */
  readonly socket: SocketFile | null;
  /** Those of this machine. */
  readonly daemons: readonly RunningDaemon[];
  /** Whose process this is. */
  readonly uid: number;
}

const UNIX = "unix://";
const HERE = /^(unix:|http:\/\/([^/]*@)?(localhost|127\.[\d.]+|\[::1\])(:|\/|$))/i;
const MOST_DAEMONS = 3;

/** Lines on why there is no connection, and on what to do. */
export function connectionAdvice(facts: ConnectionFacts): readonly string[] {
  const { url, className } = facts;
  const why = url.startsWith(UNIX) ? whyNoSocket(facts) : whyNoHost(facts);
  if (className === "PermissionError" && url.startsWith(UNIX)) {
    return [why, "Use sudo, or have chmod= and chown= in [unix_http_server] give you the right."];
  }
  return HERE.test(url) ? [why, ...aboutDaemons(facts)] : [why];
}

function whyNoHost({ url, origin, problem, className }: ConnectionFacts): string {
  const source = namedBy(url, origin);
  if (problem === "refused") return `Nobody listens at ${url} (${source}).`;
  if (className === "socket.gaierror") return `The host of ${url} cannot be found (${source}).`;
  return `The server was to be ${url} (${source}).`;
}

function whyNoSocket({ url, origin, problem, className, socket, uid }: ConnectionFacts): string {
  const source = namedBy(url, origin);
  const path = url.slice(UNIX.length);
  if (problem === "no_such_file") return `There is no socket ${path} (${source}).`;
  if (problem === "refused") return `Nobody listens on the socket ${path} any more (${source}).`;
  if (className !== "PermissionError") return `The socket was to be ${path} (${source}).`;
  const owner = socket === null ? "" : `, which has mode ${socket.mode} and owner ${socket.uid}:${socket.gid}`;
  return `You (uid ${uid}) may not use the socket ${path}${owner} (${source}).`;
}

function namedBy(url: string, { serverUrl, namedBy, configFile, searched }: ConfigOrigin): string {
  if (url !== serverUrl) return "named by open";
  if (namedBy === "-s") return "named by -s";
  if (namedBy === "configuration") return `serverurl in ${configFile}`;
  if (configFile !== null) return `the default, for ${configFile} has no serverurl`;
  return `the default, for there is no configuration file at ${searched.join(", ")}`;
}

function aboutDaemons({ daemons, origin }: ConnectionFacts): readonly string[] {
  const { configFile } = origin;
  if (daemons.length === 0) {
    return [`No supervisord is running here. To start it: supervisord -c ${configFile ?? "FILE"}`];
  }
  const same = daemons.filter((daemon) => daemon.configFile !== null && daemon.configFile === configFile);
  if (same.length > 0) return same.map(describeSame);
  const lines = daemons.slice(0, MOST_DAEMONS).map(describe);
  return daemons.length > MOST_DAEMONS ? [...lines, `... and ${daemons.length - MOST_DAEMONS} more`] : lines;
}

function describeSame({ pid, configFile }: RunningDaemon): string {
  return `A supervisord runs as pid ${pid} with ${configFile}: it is starting or ending, or its socket was removed.`;
}

function describe({ pid, configFile }: RunningDaemon): string {
  if (configFile === null) return `A supervisord runs as pid ${pid}, with the first configuration file that it found.`;
  return `A supervisord runs as pid ${pid} with ${configFile}; for that one: supervisorctl -c ${configFile}`;
}
