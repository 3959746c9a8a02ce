import type { ProcessIdentity } from "../os/processes.ts";
import { type Os, OsError } from "../os/os.ts";
import { members, natural, pair, type Shape, ShapeError, text, word } from "./shape.ts";
import { StateError } from "./supervisor_state.ts";

/** How the next supervisord finds what the one before it has left: beside the pid file, for its user alone. */
export interface KeeperFile {
  readonly format: 1;
  readonly keeper: ProcessIdentity;
  /** Who made it. */
  readonly daemon: ProcessIdentity;
  /** The journal's descriptors in the keeper. */
  readonly journal: readonly [number, number];
  readonly configfile: string;
}

const identity: Shape<ProcessIdentity> = members<ProcessIdentity>({ pid: natural, startTime: natural });
const shape: Shape<KeeperFile> = members<KeeperFile>({
  format: word(1),
  keeper: identity,
  daemon: identity,
  journal: pair(natural, natural),
  configfile: text,
});

/** For whoever finds one that cannot be used. */
const WAY_OUT = "end the programs that it tells of, and the process monovisor-keep that holds them, and remove it";

/** Its path. */
export function keeperPath(pidfile: string): string {
  return `${pidfile}.keeper`;
}

/** Writes it in one go. Throws OsError. */
export function writeKeeperFile(os: Os, path: string, content: KeeperFile): void {
  const temporary = `${path}.${content.daemon.pid}`;
  const fd = os.open(temporary, "write", 0o600);
  try {
    os.write(fd, new TextEncoder().encode(`${JSON.stringify(content)}\n`));
  } finally {
    os.close(fd);
  }
  os.rename(temporary, path);
}

/** null where there is none. Throws StateError for one that is not to be trusted or understood, OsError. */
export function readKeeperFile(os: Os, path: string): KeeperFile | null {
  const status = os.lstat(path);
  if (status === null) return null;
  // Whoever writes it decides what we run
  const isOurs = status.kind === "file" && (status.uid === 0 || status.uid === os.getuid()) &&
    (status.mode & 0o022) === 0;
  if (!isOurs) {
    throw new StateError(`Cannot trust ${path}: it must be a file of our own that nobody else may write; ${WAY_OUT}`);
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(os.readBytes(path)));
    shape(value, path);
    return value;
  } catch (error) {
    if (error instanceof ShapeError) throw new StateError(`Cannot understand ${path}: ${error.message}; ${WAY_OUT}`);
    if (!(error instanceof SyntaxError)) throw error;
    throw new StateError(`Cannot understand ${path}: it is damaged; ${WAY_OUT}`);
  }
}

/** Removes it; one that is gone is gone. */
export function removeKeeperFile(os: Os, path: string): void {
  try {
    os.remove(path);
  } catch (error) {
    if (!(error instanceof OsError) || error.code !== "ENOENT") throw error;
  }
}
