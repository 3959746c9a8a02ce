import type { UnixServerConfig } from "../../config/model/server_config.ts";
import { OsError } from "../../os/os.ts";
import { osError } from "../../os/os_error.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import { ListenError } from "./listen_error.ts";
import type { Listening, ListeningState, ListenOptions } from "./listening.ts";
import { watchSocketFile } from "./watch_socket_file.ts";

/** Stale sockets removed before giving up: more means that somebody else makes them anew. */
const MAX_STALE = 10;

/**
 * DAEMON-016: the socket never shows under its name with a wrong mode or owner, and under no name with wider rights.
 * Throws ListenError and OsError.
 */
export function listenUnix(config: UnixServerConfig, options: ListenOptions): Listening {
  const { file, mode } = config;
  const { os, pid } = options;
  const temporary = `${file}.${pid}`;
  const fd = bindAnew(temporary, options);
  try {
    changeOwner(temporary, config, options);
    os.chmod(temporary, mode);
    linkInPlace(temporary, file, options);
    return unixListening({ fd, inode: inodeOf(file, options) }, { ...options, file });
  } catch (error) {
    os.close(fd);
    throw error;
  } finally {
    removeIfThere(temporary, options);
  }
}

/** Takes care of a socket that listens, and of its file. */
export function unixListening(
  { fd, inode }: ListeningState,
  { file, ...options }: ListenOptions & { readonly file: string },
): Listening {
  const { os, log } = options;
  const isThere = () => inode !== null && inodeOf(file, options) === inode;
  const unwatch = watchSocketFile(file, { isThere, log });
  const close = () => {
    unwatch();
    os.close(fd);
    if (isThere()) removeQuietly(file, options);
  };
  return { fd, inode, port: null, isThere, close };
}

// A former daemon with this pid may have left one there
function bindAnew(path: string, options: ListenOptions): number {
  try {
    return options.sockets.listenUnix(path);
  } catch (error) {
    if (!isCode(error, "EADDRINUSE")) throw error;
    removeStale(path, options);
    return options.sockets.listenUnix(path);
  }
}

/** What is there already is removed, unless somebody listens there (DAEMON-017). */
function linkInPlace(temporary: string, file: string, options: ListenOptions): void {
  for (let stale = 0;; stale++) {
    try {
      return options.os.link(temporary, file);
    } catch (error) {
      if (!isCode(error, "EEXIST") || stale === MAX_STALE) throw error;
    }
    if (isUsed(file, temporary, options)) throw ListenError.inUse();
    options.stderr(`Unlinking stale socket ${file}\n`);
    removeStale(file, options);
  }
}

/** Whether somebody listens at that path; whoever lets us in does, whatever the answer might be: it is not ours to remove. */
function isUsed(path: string, own: string, { os, sockets }: ListenOptions): boolean {
  try {
    os.close(sockets.connectUnix(path));
    return true;
  } catch (error) {
    // Its queue is full, or it is another user's: somebody is there
    return isCode(error, "EAGAIN") || (isRefused(error) && isBound(path, own, { os }));
  }
}

/** Whether another process listens by that name, or by one that a supervisord binds before it gives that name. */
function isBound(path: string, own: string, { os }: Pick<ListenOptions, "os">): boolean {
  const lines = decodeOsText(os.readBytes("/proc/net/unix")).split("\n");
  const names = lines.map((line) => /^(?:\S+ +){7}(.*)$/.exec(line)?.[1] ?? "");
  const others = names.filter((name, at) => name !== own || at !== names.indexOf(own));
  return others.some((name) => name.startsWith(path) && /^(?:\.\d+)?$/.test(name.slice(path.length)));
}

function changeOwner(path: string, { file, owner }: UnixServerConfig, { os, user }: ListenOptions): void {
  const { uid, gid } = owner;
  try {
    os.chown(path, uid, gid);
  } catch (error) {
    throw isRefused(error) ? ListenError.owner({ file, uid, gid, user: user() }) : error;
  }
}

function inodeOf(path: string, { os }: Pick<ListenOptions, "os">): number | null {
  try {
    return os.stat(path)?.inode ?? null;
  } catch (error) {
    // What cannot be looked at is not there for others either
    if (error instanceof OsError) return null;
    throw error;
  }
}

/** Removes what nobody listens on. The original tries that for ever where it cannot be done (DAEMON-061). */
function removeStale(path: string, options: ListenOptions): void {
  try {
    removeIfThere(path, options);
  } catch (error) {
    throw error instanceof OsError ? ListenError.notRemoved(path, error.message) : error;
  }
}

/** At the end: the original does not look whether that succeeds. */
function removeQuietly(path: string, options: Pick<ListenOptions, "os" | "log">): void {
  try {
    removeIfThere(path, options);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    options.log("warn", `Cannot remove the socket file ${path}: ${error.message}`);
  }
}

// unlink(2): a directory stays, even an empty one
function removeIfThere(path: string, { os }: Pick<ListenOptions, "os">): void {
  const found = os.lstat(path);
  if (found === null) return;
  if (found.kind === "directory") throw osError("unlink", "EISDIR");
  try {
    os.remove(path);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof OsError && error.code === code;
}

function isRefused(error: unknown): boolean {
  return isCode(error, "EPERM") || isCode(error, "EACCES");
}
