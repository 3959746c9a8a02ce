import type { InetServerConfig, ServerConfig, UnixServerConfig } from "../../config/model/server_config.ts";
import { isIpv6Address } from "../../text/is_ipv6_address.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Log } from "../http_log.ts";
import { ListenError } from "./listen_error.ts";

/** Stale sockets removed before giving up: more means that somebody else makes them anew. */
const MAX_STALE = 10;

export interface ListenOptions {
  /** Of this process; names the temporary socket (DAEMON-016). */
  readonly pid: number;
  /** The effective user's name, for the message of a chown that is not permitted. */
  readonly user: () => string;
  readonly stderr: (text: string) => void;
  readonly log: Log;
}

/** A listening socket where the configuration wants it. */
export interface Listening {
  readonly listener: Deno.Listener;
  /** The port bound, of use when port 0 was asked for; null for a unix socket. */
  readonly port: number | null;
  /** Whether clients find it; a socket file may be removed or replaced by others. */
  isThere(): boolean;
  /** Stops listening, and removes the socket file if it is still this one. */
  close(): void;
}

/** Opens the socket of a server. Throws ListenError, whatever went wrong. */
export async function listen(config: ServerConfig, options: ListenOptions): Promise<Listening> {
  try {
    return config.transport === "unix" ? await listenUnix(config, options) : await listenInet(config);
  } catch (error) {
    throw toListenError(error);
  }
}

// With SO_REUSEADDR, and the runtime's queue of those who wait (HTTP-036)
async function listenInet({ host, port }: InetServerConfig): Promise<Listening> {
  // Ours alone: "[address]" is IPv6, which the original does not serve
  if (isIpv6Address(host)) return toListening(Deno.listen({ hostname: host, port }));
  // DAEMON-062, what the original's getaddrinfo() says: EAI_ADDRFAMILY without the brackets, else EAI_NONAME
  if (host.includes(":")) throw ListenError.resolver(isIpv6Address(`[${host}]`) ? -9 : -2);
  const listener = Deno.listen({ hostname: NAMES.get(host) ?? host, port });
  if (!listener.addr.hostname.includes(":")) return toListening(listener);
  listener.close();
  const [address] = await Deno.resolveDns(host, "A").catch(() => []);
  if (address === undefined) throw ListenError.resolver(-9);
  return toListening(Deno.listen({ hostname: address, port }));
}

/**
 * All interfaces, for which the host's own name need not be known (decided for DAEMON-015), the name that may be looked
 * up as ::1, and a name that Python knows.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["", "0.0.0.0"],
  ["localhost", "127.0.0.1"],
  ["<broadcast>", "255.255.255.255"],
]);

function toListening(listener: Deno.TcpListener): Listening {
  return { listener, port: listener.addr.port, isThere: () => true, close: () => listener.close() };
}

/** DAEMON-016: the socket never shows under its name with a wrong mode or owner, and under no name with wider rights. */
async function listenUnix(config: UnixServerConfig, options: ListenOptions): Promise<Listening> {
  const { file, mode } = config;
  const temporary = `${file}.${options.pid}`;
  const listener = bindUnseen(temporary);
  try {
    changeOwner(temporary, { config, user: options.user });
    Deno.chmodSync(temporary, mode);
    await linkInPlace(temporary, { file, stderr: options.stderr });
    return unixListening(listener, { file, log: options.log });
  } catch (error) {
    listener.close();
    throw error;
  } finally {
    removeIfThere(temporary);
  }
}

function unixListening(listener: Deno.UnixListener, { file, log }: { file: string; log: Log }): Listening {
  const { ino } = Deno.statSync(file);
  const isThere = () => inodeOf(file) === ino;
  const watcher = watchOver(file, { isThere, log });
  const close = () => {
    watcher?.close();
    listener.close();
    if (isThere()) removeQuietly(file, log);
  };
  return { listener, port: null, isThere, close };
}

// Nobody may connect before the owner and the mode are right
function bindUnseen(path: string): Deno.UnixListener {
  const former = Deno.umask(0o777);
  try {
    return bindAnew(path);
  } finally {
    Deno.umask(former);
  }
}

// A former daemon with this pid may have left one there
function bindAnew(path: string): Deno.UnixListener {
  try {
    return Deno.listen({ transport: "unix", path });
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    removeStale(path);
    return Deno.listen({ transport: "unix", path });
  }
}

/** What is there already is removed, unless somebody listens there (DAEMON-017). */
async function linkInPlace(temporary: string, { file, stderr }: { file: string; stderr: ListenOptions["stderr"] }) {
  for (let stale = 0;; stale++) {
    try {
      return Deno.linkSync(temporary, file);
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists) || stale === MAX_STALE) throw error;
    }
    if (await isUsed(file, temporary)) throw ListenError.inUse();
    stderr(`Unlinking stale socket ${file}\n`);
    removeStale(file);
  }
}

/** Whether somebody listens at that path; whoever lets us in does, whatever the answer might be: it is not ours to remove. */
async function isUsed(path: string, own: string): Promise<boolean> {
  try {
    using _ = await Deno.connect({ transport: "unix", path });
    return true;
  } catch (error) {
    // Its queue is full, or it is another user's: somebody is there
    return error instanceof Deno.errors.WouldBlock ||
      (error instanceof Deno.errors.PermissionDenied && isBound(path, own));
  }
}

/** Whether another process listens by that name, or by one that a supervisord binds before it gives that name. */
function isBound(path: string, own: string): boolean {
  const lines = Deno.readTextFileSync("/proc/net/unix").split("\n");
  const names = lines.map((line) => /^(?:\S+ +){7}(.*)$/.exec(line)?.[1] ?? "");
  const others = names.filter((name, at) => name !== own || at !== names.indexOf(own));
  return others.some((name) => name.startsWith(path) && /^(?:\.\d+)?$/.test(name.slice(path.length)));
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

/** Says once when others have taken the file away: nobody can connect any more, and nothing else shows it. */
function watchOver(
  file: string,
  { isThere, log }: { readonly isThere: () => boolean; readonly log: Log },
): Deno.FsWatcher | null {
  let watcher;
  try {
    watcher = Deno.watchFs(file, { recursive: false });
  } catch (error) {
    log("info", `Cannot watch the socket file ${file}: ${error}; its removal will not be told`);
    return null;
  }
  let told = false;
  const tellOnce = async () => {
    for await (const _ of watcher) {
      if (told || isThere()) continue;
      told = true;
      log(
        "warn",
        `Cannot be reached at ${file}: the socket file was removed; SIGUSR2 or a reload makes it anew`,
      );
    }
  };
  tellOnce();
  return watcher;
}

function inodeOf(path: string): number | null {
  try {
    return Deno.statSync(path).ino;
  } catch (error) {
    // What cannot be looked at is not there for others either
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Removes what nobody listens on. The original tries that for ever where it cannot be done (DAEMON-061). */
function removeStale(path: string): void {
  try {
    removeIfThere(path);
  } catch (error) {
    throw ListenError.notRemoved(path, errnoText(error));
  }
}

/** At the end: the original does not look whether that succeeds. */
function removeQuietly(path: string, log: Log): void {
  try {
    removeIfThere(path);
  } catch (error) {
    log("warn", `Cannot remove the socket file ${path}: ${errnoText(error)}`);
  }
}

// unlink(2): a directory stays, even an empty one
function removeIfThere(path: string): void {
  try {
    if (Deno.lstatSync(path).isDirectory) throw new Deno.errors.IsADirectory("Is a directory (os error 21)");
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function toListenError(error: unknown): ListenError {
  if (error instanceof ListenError) return error;
  if (error instanceof Deno.errors.AddrInUse) return ListenError.inUse();
  if (!(error instanceof Error)) return ListenError.because(String(error));
  if (error.message.includes("SUN_LEN")) return ListenError.tooLong();
  // EAI_AGAIN and EAI_NONAME of getaddrinfo(); Deno refuses some names before it asks.
  if (error.message.includes("Temporary failure in name")) return ListenError.resolver(-3);
  const isUnknownHost = error instanceof URIError || error.message.startsWith("failed to lookup address");
  if (isUnknownHost) return ListenError.resolver(-2);
  const errno = /\(os error (\d+)\)/.exec(error.message)?.[1];
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return errno === undefined ? ListenError.because(error.message) : ListenError.system({ code, errno: Number(errno) });
}
