import { attempt } from "../logs/attempt.ts";
import type { Watching } from "../os/clock.ts";
import { dirname } from "../text/python/posix_path.ts";
import { decodeOsText } from "../text/bytes/os_text.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** A datagram is cut behind so many bytes; what it is about stands in few. */
const BUFFER = new Uint8Array(4096);
/** Datagrams that are read in one go. */
const READS_A_TURN = 64;
/** Milliseconds that a sign of life may wait. */
const WATCHDOG_PAUSE = 100;
/** How the names of the folders begin. */
export const NOTIFY_PREFIX = "monovisor-notify-";
const FOR_OTHERS_TO_PASS = 0o711;

/** A socket that is open, as plain JSON. */
export interface NotifySocketSnapshot {
  readonly fd: number;
  readonly path: string;
}

/** Where it is made, and the user who may send; null for our own. */
export interface NotifySocketRequest {
  readonly directory: string;
  readonly uid: number | null;
}

type World = Pick<ProbeWorld, "os" | "poller" | "sockets" | "logger" | "turns">;

/**
 * The socket to which a program tells of itself (sd_notify(3)), in a folder of its own that nobody else can look into, and
 * only its user passes where that is another one than ours. It is gone with the program.
 */
export class NotifySocket implements Disposable {
  readonly path: string;
  readonly #fd: number;
  readonly #world: World;
  #unwatch: () => void = () => {};
  #onAssignment: (assignment: string) => void = () => {};
  #isRelaxed = false;

  /** Takes over what is open. */
  constructor({ fd, path }: NotifySocketSnapshot, world: World) {
    this.#fd = fd;
    this.path = path;
    this.#world = world;
  }

  /** Makes it. Throws OsError, and leaves nothing then. */
  static make({ directory, uid }: NotifySocketRequest, world: World): NotifySocket {
    const { os, sockets } = world;
    using undo = new DisposableStack();
    const folder = os.makeTemporaryDirectory(directory === "/" ? "" : directory, NOTIFY_PREFIX);
    undo.defer(() => os.removeDirectory(folder));
    const path = `${folder}/socket`;
    const fd = sockets.receiveUnix(path);
    undo.defer(() => {
      os.close(fd);
      os.remove(path);
    });
    if (uid !== null && uid !== os.getuid()) {
      os.chown(path, uid, -1);
      os.chmod(folder, FOR_OTHERS_TO_PASS);
    }
    undo.move();
    return new NotifySocket({ fd, path }, world);
  }

  /** Tells each assignment that comes, such as READY=1. */
  watch(onAssignment: (assignment: string) => void): void {
    this.#onAssignment = onAssignment;
    this.#unwatch = this.#watch({});
  }

  /** From now on what comes is told with what comes to others, which saves a lot where many say often that they live. */
  relax(): void {
    if (this.#isRelaxed) return;
    this.#isRelaxed = attempt(`watch ${this.path} with others`, () => {
      const former = this.#unwatch;
      const unwatch = this.#watch({ gathered: WATCHDOG_PAUSE });
      this.#unwatch = () => {
        unwatch();
        // Once more, if it fails below
        former();
      };
      former();
    }, this.#world);
  }

  snapshot(): NotifySocketSnapshot {
    return { fd: this.#fd, path: this.path };
  }

  [Symbol.dispose](): void {
    const { os } = this.#world;
    attempt(`stop watching ${this.path}`, this.#unwatch, this.#world);
    attempt(`close ${this.path}`, () => os.close(this.#fd), this.#world);
    attempt(`remove ${this.path}`, () => {
      if (os.lstat(this.path) !== null) os.remove(this.path);
      if (os.lstat(dirname(this.path)) !== null) os.removeDirectory(dirname(this.path));
    }, this.#world);
  }

  #watch(how: Watching): () => void {
    const { poller, turns } = this.#world;
    return poller.readable(this.#fd, () => turns.run(() => this.read()), how);
  }

  /** Tells what has come already. */
  read(): void {
    for (let reads = 0; reads < READS_A_TURN; reads++) {
      const count = this.#world.os.read(this.#fd, BUFFER);
      if (count === "would_block") return;
      // An empty datagram reads as an end
      if (count === "eof") continue;
      for (const line of decodeOsText(BUFFER.subarray(0, count)).split("\n")) this.#onAssignment(line);
    }
  }
}
