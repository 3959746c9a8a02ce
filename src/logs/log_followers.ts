import type { Clock } from "../os/clock.ts";
import { OsError } from "../os/os.ts";
import { FollowedFile, type FollowOs } from "./followed_file.ts";

/** Seconds between two looks at files that did not grow (HTTP-027). */
const PERIOD = 0.1;

/** How a log is followed: how many bytes of what is there come first, and what ends it. */
export interface FollowOptions {
  readonly tailBytes: number;
  readonly signal: AbortSignal;
}

/**
 * All who follow logs. A file is looked at and read once for all of them, however many they are; each has a position of
 * its own, and asks for the next piece when it has got rid of the last, so that nothing is held for the slow ones.
 */
export class LogFollowers {
  readonly #os: FollowOs;
  readonly #clock: Clock;
  /** By path, what it leads to as far as the last look goes. */
  readonly #files = new Map<string, FollowedFile>();
  #cancelLook: (() => void) | null = null;

  constructor({ os, clock }: { readonly os: FollowOs; readonly clock: Clock }) {
    this.#os = os;
    this.#clock = clock;
  }

  /**
   * The end of a log file, then what is written to it, until `signal` aborts, with all that was written before. It
   * follows the name: a new file in its place is read from the start (HTTP-030), and so is one that was cut short
   * (decided for HTTP-031). Throws OsError when the file cannot be opened at first.
   */
  async *follow(path: string, { tailBytes, signal }: FollowOptions): AsyncGenerator<Uint8Array, void> {
    let file = this.#join(path);
    try {
      for (let offset = Math.max(0, file.size - tailBytes);;) {
        // Looked at before the file: what was written until then is told, too
        const isLast = signal.aborted;
        if (isLast) file.look();
        if (offset > file.size) offset = 0;
        const data = file.read(offset);
        offset += data.length;
        if (data.length > 0) {
          yield data;
          continue;
        }
        if (isLast) return;
        const current = this.#files.get(path);
        if (current === undefined || current === file) {
          await this.#news(file, signal);
          continue;
        }
        current.users++;
        this.#leave(file);
        file = current;
        offset = 0;
      }
    } finally {
      this.#leave(file);
    }
  }

  #join(path: string): FollowedFile {
    const known = this.#files.get(path);
    if (known !== undefined) this.#look(known);
    const file = this.#files.get(path) ?? new FollowedFile(path, this.#os);
    this.#files.set(path, file);
    file.users++;
    return file;
  }

  #leave(file: FollowedFile): void {
    file.users--;
    // One that nobody has come to yet may have taken its place
    for (const left of new Set([file, this.#files.get(file.path)])) {
      if (left === undefined || left.users > 0) continue;
      if (this.#files.get(file.path) === left) this.#files.delete(file.path);
      left.close();
    }
    if (this.#files.size === 0) this.#stopLooking();
  }

  #news(file: FollowedFile, signal: AbortSignal): Promise<void> {
    this.#lookLater();
    return new Promise((resolve) => {
      const end = () => {
        file.waiting.delete(end);
        signal.removeEventListener("abort", end);
        resolve();
      };
      file.waiting.add(end);
      signal.addEventListener("abort", end);
    });
  }

  #lookLater(): void {
    this.#cancelLook ??= this.#clock.at(this.#clock.monotonic() + PERIOD, () => {
      this.#cancelLook = null;
      const waitedFor = [...this.#files.values()].filter(({ waiting }) => waiting.size > 0);
      for (const file of waitedFor) this.#look(file);
      if (waitedFor.length > 0) this.#lookLater();
    });
  }

  #stopLooking(): void {
    this.#cancelLook?.();
    this.#cancelLook = null;
  }

  #look(file: FollowedFile): void {
    const seen = file.look();
    if (seen === "renewed") this.#renew(file);
    if (seen === "same") return;
    for (const wake of file.waiting) wake();
  }

  // What cannot be opened is tried again at the next look
  #renew({ path }: FollowedFile): void {
    try {
      this.#files.set(path, new FollowedFile(path, this.#os));
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
    }
  }
}
