import type { InetServerConfig, ServerConfig, UnixServerConfig } from "../config/server_config.ts";
import type { Clock } from "../os/clock.ts";
import type { Peer } from "./access_log.ts";
import type { HttpApp } from "./app.ts";
import { Connection } from "./connection.ts";
import { httpLog, type Log } from "./http_log.ts";
import { ListenError } from "./listen_error.ts";
import { startedMessage } from "./started_message.ts";

/** Open connections at most; others wait to be accepted. */
const MAX_CONNECTIONS = 1024;
/** Seconds to wait before accepting again after a failure, such as no free descriptor. */
const ACCEPT_PAUSE = 0.1;
/** Milliseconds that whoever listens at our socket path gets to answer. */
const PROBE_TIMEOUT = 5000;
/** Stale sockets removed before giving up: more means that somebody else makes them anew. */
const MAX_STALE = 10;

export interface ServeOptions {
  readonly app: HttpApp;
  readonly clock: Clock;
  readonly log: Log;
  /** Of this process; names the temporary socket (DAEMON-016). */
  readonly pid: number;
  /** The effective user's name, for the message of a chown that is not permitted. */
  readonly user: () => string;
  readonly stderr: (text: string) => void;
}

export interface HttpServer {
  /** The port bound, of use when port 0 was asked for; null for a unix socket. */
  readonly port: number | null;
  /** Stops listening, removes the socket file, ends all connections; resolves when they have ended (HTTP-037). */
  close(): Promise<void>;
}

/** The text that log lines of a server begin with: the socket's path or the host. */
export function serverLabel(config: ServerConfig): string {
  return config.transport === "unix" ? config.file : config.host;
}

/** Opens a server and serves it until close(). Throws ListenError when it cannot be opened. */
export async function serve(config: ServerConfig, options: ServeOptions): Promise<HttpServer> {
  const listening = config.transport === "unix" ? await listenUnix(config, options) : await listenInet(config);
  httpLog(options.log, startedMessage(config, new Date(options.clock.now() * 1000)));
  const connections = new Map<Connection, Promise<void>>();
  const accepting = accept(listening.listener, { connections, options, label: serverLabel(config) });
  return {
    port: listening.port,
    async close() {
      listening.close();
      for (const connection of connections.keys()) connection.close();
      await Promise.all([accepting, ...connections.values()]);
    },
  };
}

interface Listening {
  readonly listener: Deno.Listener;
  readonly port: number | null;
  close(): void;
}

interface AcceptContext {
  readonly connections: Map<Connection, Promise<void>>;
  readonly options: ServeOptions;
  readonly label: string;
}

async function accept(listener: Deno.Listener, context: AcceptContext): Promise<void> {
  const { connections, options: { clock, log }, label } = context;
  for (;;) {
    if (connections.size >= MAX_CONNECTIONS) await Promise.race(connections.values());
    try {
      start(await listener.accept(), context);
    } catch (error) {
      if (error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted) return;
      httpLog(log, `${label}:warning: server accept() threw an exception: ${error}`);
      await new Promise<void>((resolve) => clock.at(clock.monotonic() + ACCEPT_PAUSE, resolve));
    }
  }
}

function start(stream: Deno.Conn, { connections, options: { app, clock, log }, label }: AcceptContext): void {
  const connection = new Connection(stream, { app, clock, log, peer: peerOf(stream) });
  const ended = connection.run()
    .catch((error) => httpLog(log, `${label}:Server Error: ${error}`))
    .finally(() => connections.delete(connection));
  connections.set(connection, ended);
}

function peerOf({ remoteAddr }: Deno.Conn): Peer {
  const isTcp = remoteAddr.transport === "tcp";
  return isTcp ? { host: remoteAddr.hostname, port: remoteAddr.port } : { host: "localhost", port: 0 };
}

async function listenInet({ host, port }: InetServerConfig): Promise<Listening> {
  // The original serves IPv4 only, and getaddrinfo() says so: EAI_ADDRFAMILY.
  if (host.includes(":")) throw ListenError.system({ code: null, errno: -9 });
  const listener = listenTcp(NAMES.get(host) ?? host, port);
  if (!listener.addr.hostname.includes(":")) return toListening(listener);
  listener.close();
  const [address] = await Deno.resolveDns(host, "A").catch(() => []);
  if (address === undefined) throw ListenError.system({ code: null, errno: -9 });
  return toListening(listenTcp(address, port));
}

/** All interfaces, and the name that may be looked up as ::1. */
const NAMES: ReadonlyMap<string, string> = new Map([["", "0.0.0.0"], ["localhost", "127.0.0.1"]]);

function toListening(listener: Deno.TcpListener): Listening {
  return { listener, port: listener.addr.port, close: () => listener.close() };
}

function listenTcp(hostname: string, port: number): Deno.TcpListener {
  try {
    return Deno.listen({ hostname, port });
  } catch (error) {
    throw toListenError(error);
  }
}

/** DAEMON-016: the socket never shows under its name with a wrong mode or owner, and under no name with wider rights. */
async function listenUnix(config: UnixServerConfig, options: ServeOptions): Promise<Listening> {
  const { file, mode } = config;
  const temporary = `${file}.${options.pid}`;
  removeIfThere(temporary);
  const listener = bindUnseen(temporary);
  try {
    changeOwner(temporary, { config, user: options.user });
    Deno.chmodSync(temporary, mode);
    await linkInPlace(temporary, { file, stderr: options.stderr });
  } catch (error) {
    listener.close();
    throw toListenError(error);
  } finally {
    removeIfThere(temporary);
  }
  const made = Deno.statSync(file);
  return { listener, port: null, close: () => closeUnix(listener, { file, inode: made.ino }) };
}

// Nobody may connect before the owner and the mode are right
function bindUnseen(path: string): Deno.UnixListener {
  const former = Deno.umask(0o777);
  try {
    return Deno.listen({ transport: "unix", path });
  } catch (error) {
    throw toListenError(error);
  } finally {
    Deno.umask(former);
  }
}

async function linkInPlace(temporary: string, { file, stderr }: { file: string; stderr: ServeOptions["stderr"] }) {
  for (let stale = 0;; stale++) {
    try {
      return Deno.linkSync(temporary, file);
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists) || stale === MAX_STALE) throw error;
    }
    if (await isUsed(file)) throw ListenError.inUse();
    stderr(`Unlinking stale socket ${file}\n`);
    removeIfThere(file);
  }
}

/** Whether somebody accepts connections at that path. No answer in time counts as one: it is not ours to remove. */
async function isUsed(path: string): Promise<boolean> {
  let stream;
  try {
    stream = await Deno.connect({ transport: "unix", path });
  } catch (error) {
    // Its queue is full: somebody is there, and busy
    return error instanceof Deno.errors.WouldBlock;
  }
  const timer = setTimeout(() => stream.close(), PROBE_TIMEOUT);
  try {
    await stream.write(new TextEncoder().encode("GET / HTTP/1.0\r\n\r\n"));
    await stream.read(new Uint8Array(1));
    stream.close();
    return true;
  } catch (error) {
    return error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted;
  } finally {
    clearTimeout(timer);
  }
}

interface OwnerChange {
  readonly config: UnixServerConfig;
  readonly user: () => string;
}

function changeOwner(path: string, { config: { file, owner: { uid, gid } }, user }: OwnerChange): void {
  try {
    Deno.chownSync(path, uid < 0 ? null : uid, gid < 0 ? null : gid);
  } catch (error) {
    throw error instanceof Deno.errors.PermissionDenied ? ListenError.owner({ file, uid, gid, user: user() }) : error;
  }
}

function closeUnix(listener: Deno.Listener, { file, inode }: { file: string; inode: number | null }): void {
  listener.close();
  try {
    // Another daemon may have taken the name over.
    if (Deno.statSync(file).ino === inode) Deno.removeSync(file);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function toListenError(error: unknown): unknown {
  if (error instanceof Deno.errors.AddrInUse) return ListenError.inUse();
  if (!(error instanceof Error) || error instanceof ListenError) return error;
  // EAI_AGAIN and EAI_NONAME of getaddrinfo(); Deno refuses some names before it asks.
  if (error.message.includes("Temporary failure in name")) return ListenError.system({ code: null, errno: -3 });
  const isUnknownHost = error instanceof URIError || error.message.startsWith("failed to lookup address");
  if (isUnknownHost) return ListenError.system({ code: null, errno: -2 });
  const errno = /\(os error (\d+)\)/.exec(error.message)?.[1];
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return errno === undefined ? error : ListenError.system({ code, errno: Number(errno) });
}
