import type { Clock } from "../os/clock.ts";
import { type Os, OsError } from "../os/os.ts";
import { osError } from "../os/os_error.ts";
import { errnoText } from "../text/python/errno_text.ts";
import { Backlog } from "./backlog.ts";
import type { LogFileUpkeep } from "./log_file_upkeep.ts";
import { openLog } from "./open_log.ts";
import { renamingsOf } from "./rotation.ts";
import type { Rotation } from "./rotation_policy.ts";

const NOTHING = new Uint8Array(0);
/** What stands for a descriptor is not to be renamed. */
const SPECIAL = /^\/(?:dev|proc)\//;

/** The part of the operating system that a log file needs. */
export type LogFileOs = Pick<
  Os,
  | ("open" | "duplicate" | "inheritedFds" | "write" | "waitWritable" | "close" | "position" | "seekEnd" | "truncate")
  | ("rename" | "remove" | "stat" | "statFd")
>;

/** An open log file as plain JSON: its descriptor, and the position from which its growth counts. */
export interface LogFileSnapshot {
  readonly fd: number | null;
  readonly start: number;
  readonly rotates: boolean;
  /** The errno's name for which the descriptor is one of somebody else's; null for a file of our own. */
  readonly refused: string | null;
  /** What waits for room, as base64. */
  readonly waiting: string;
}

/** What a log file acts on; `state` is that of another one, whose descriptor is taken over. */
export interface LogFileOptions {
  readonly os: LogFileOs;
  readonly clock: Pick<Clock, "now">;
  readonly rotation: Rotation;
  readonly onTrouble: (error: Error) => void;
  /** Whether pieces are lines, of which none is to stand there in part. */
  readonly wholeLines?: boolean;
  /** Is told of lines that are lost. */
  readonly onLoss?: (lines: number, why: string) => void;
  readonly state?: LogFileSnapshot;
  /** Is closed with it. */
  readonly upkeep?: LogFileUpkeep | null;
}

/**
 * A log file that rotates itself. A write is never split: the file rotates after the write that filled it (LOG-005).
 * Trouble (disk full, no such directory) is told once to `onTrouble` until a write succeeds again; it never throws,
 * since whoever writes must go on draining its pipe. Nor does a failed close, behind which the file is closed all the
 * same. What could not be written waits, as far as there is room for it, and comes before what is written next; no piece
 * is torn, and no line stands there in part where pieces are whole lines.
 */
export class LogFile implements Disposable {
  readonly path: string;
  readonly #os: LogFileOs;
  readonly #clock: Pick<Clock, "now">;
  readonly #rotation: Rotation;
  readonly #onTrouble: (error: Error) => void;
  readonly #upkeep: LogFileUpkeep | null;
  #fd: number | null = null;
  /** Why this is a descriptor of somebody else's: it is neither rotated nor cleared. */
  #refusal: OsError | null = null;
  /** Why the last write failed; null: it did not. */
  #trouble: string | null = null;
  readonly #backlog: Backlog;
  #rotates: boolean;
  /** The position from which its growth counts: behind a rotation that failed, where it was then. */
  #start: number;

  /**
   * Opens for appending: what is there counts for the limit (LOG-012). Throws OsError when that fails, since then there
   * is a caller who can act (PROC-008).
   */
  constructor(
    path: string,
    { os, clock, rotation, onTrouble, onLoss = () => {}, wholeLines = false, state, upkeep = null }: LogFileOptions,
  ) {
    this.path = path;
    [this.#os, this.#clock] = [os, clock];
    [this.#rotation, this.#upkeep] = [rotation, upkeep];
    this.#onTrouble = onTrouble;
    this.#rotates = state?.rotates ?? rotation.policy !== null;
    this.#start = state?.start ?? 0;
    const waiting = state === undefined ? NOTHING : Uint8Array.fromBase64(state.waiting);
    this.#backlog = new Backlog({ os, waiting, wholeLines, onLoss });
    if (state === undefined) this.#open();
    else {
      this.#fd = state.fd;
      this.#refusal = state.refused === null ? null : osError("open", state.refused);
    }
    upkeep?.begin(() => void this.rotate());
  }

  write(data: Uint8Array): void {
    this.#attempt(() => {
      this.#upkeep?.rotateIfDue();
      const fd = this.#writeOut(data);
      if (this.#rotates && this.#refusal === null) this.#rotateIfFull(fd);
      this.#trouble = null;
    });
  }

  /** Closes and opens the file by its name again: another program has moved it away (SIG-005). */
  reopen(): void {
    this.#attempt(() => this.#openAgain());
  }

  /** Starts over with an empty file of the same name; backups stay (LOG-026). Throws OsError. */
  clear(): void {
    if (this.#refusal !== null) throw this.#refusal;
    this.#backlog.clear();
    this.#close();
    if (this.#os.stat(this.path) !== null) this.#os.remove(this.path);
    this.#openAgain();
  }

  /** Rotates now, whatever its size; false where there is nothing in it. Throws OsError. */
  rotate(): boolean {
    if (this.#refusal !== null) throw this.#refusal;
    const fd = this.#writeOut(NOTHING);
    const { kind, size, inode } = this.#os.statFd(fd);
    if (kind !== "file" || size === 0 || SPECIAL.test(this.path)) return false;
    // Another program has done it, or another process that writes into the same file
    if (this.#os.stat(this.path)?.inode === inode) this.#makeRoom(fd);
    else this.#openAgain();
    return true;
  }

  /** Bytes in it; null for what has none or is not open. */
  end(): number | null {
    const fd = SPECIAL.test(this.path) ? null : this.#fd;
    try {
      return fd === null ? null : this.#os.seekEnd(fd);
    } catch (error) {
      if (!(error instanceof OsError) || error.code !== "ESPIPE") this.#complain(error);
      return null;
    }
  }

  /** Another one goes on from the snapshot. */
  release(): void {
    this.#upkeep?.[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.release();
    this.#close();
    this.#backlog.giveUp(this.#trouble ?? "it is closed");
  }

  snapshot(): LogFileSnapshot {
    return {
      ...{ fd: this.#fd, start: this.#start, rotates: this.#rotates },
      ...{ refused: this.#refusal?.code ?? null, waiting: this.#backlog.waiting.toBase64() },
    };
  }

  #writeOut(data: Uint8Array): number {
    return this.#backlog.writeOut(() => this.#fd ?? this.#open(), data);
  }

  #rotateIfFull(fd: number): void {
    const position = this.#positionOf(fd);
    const { policy } = this.#rotation;
    if (position === null || policy === null) return;
    if (!policy.isDue({ position: position - this.#start, now: this.#clock.now() })) return;
    // Where a step fails this file is written on, and the next attempt comes when it has grown as much again
    this.#start = position;
    this.#makeRoom(fd);
  }

  #makeRoom(fd: number): void {
    const renamings = renamingsOf(this.path, this.#rotation.backups);
    const [own] = renamings.slice(-1);
    if (own === undefined) this.#os.truncate(fd);
    else {
      this.#upkeep?.makeRoom();
      for (const { from, to } of this.#upkeep === null ? renamings : [own]) {
        // A file that somebody took away leaves a gap, no error (LOG-008)
        if (this.#os.stat(from) !== null) this.#os.rename(from, to);
      }
      this.#openNew(own.to);
    }
    this.#start = 0;
    this.#upkeep?.rotated();
  }

  /** Where no new file can be made the old one, which is `old` by now, gets its name back and is written on. */
  #openNew(old: string): void {
    const start = this.#start;
    try {
      this.#openAgain();
    } catch (error) {
      this.#start = start;
      if (this.#os.stat(this.path) === null && this.#os.stat(old) !== null) this.#os.rename(old, this.path);
      throw error;
    }
  }

  // A pipe or terminal has no position: it is written without a limit, and that is said once (LOG-010)
  #positionOf(fd: number): number | null {
    try {
      return this.#os.position(fd);
    } catch (error) {
      if (!(error instanceof OsError) || error.code !== "ESPIPE") throw error;
      this.#rotates = false;
      this.#onTrouble(error);
      return null;
    }
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    if (this.#trouble === null) this.#onTrouble(error instanceof Error ? error : new Error(String(error)));
    this.#trouble = errnoText(error);
  }

  #openAgain(): void {
    this.#close();
    this.#start = 0;
    this.#open();
  }

  #open(): number {
    const { fd, refusal } = this.#upkeep?.open() ?? openLog(this.#os, this.path);
    this.#refusal = refusal;
    return this.#fd = fd;
  }

  #close(): void {
    if (this.#fd === null) return;
    if (this.#backlog.waiting.length > 0) this.#attempt(() => this.#writeOut(NOTHING));
    const fd = this.#fd;
    this.#fd = null;
    this.#attempt(() => this.#os.close(fd));
  }
}
