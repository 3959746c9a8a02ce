import type { LogUpkeep } from "../../config/model/log_upkeep.ts";
import { parseSchedule, type Schedule } from "../../config/values/schedule.ts";
import type { Clock } from "../../os/clock.ts";
import { type Os, OsError } from "../../os/os.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { LogFileUpkeep } from "../log_file_upkeep.ts";
import { type OpenedLog, openLog } from "../open_log.ts";
import { nextDue } from "./next_due.ts";
import { type PackOs, packRotated } from "./pack_rotated.ts";
import { rotatedFiles } from "./rotated_files.ts";
import { type WallClock, wallClock } from "./wall_clock.ts";

/** Seconds. A clock that was set is noticed with the next write, and without one after `look`. */
const PAUSE = { retry: 60, look: 300, old: 3600 } as const;
const DAY = 24 * 3600;

/** What it acts on. */
export interface UpkeepOptions {
  readonly config: LogUpkeep;
  readonly backups: number;
  readonly os: PackOs & Pick<Os, "duplicate" | "inheritedFds">;
  readonly clock: Clock;
  /** Takes a line about what it could not do. */
  readonly tell: (line: string) => void;
}

/**
 * What a log file has beyond the original's: it is rotated at times, its files have rights and owners, and those that
 * were rotated away are packed, and removed when they are old. What fails is told, and tried again.
 */
export class Upkeep implements LogFileUpkeep {
  readonly #path: string;
  readonly #options: UpkeepOptions;
  readonly #schedule: Schedule | null;
  readonly #wall: WallClock;
  #rotate: () => void = () => {};
  /** When it is rotated next, and the instant from which that was reckoned. */
  #due: number | null = null;
  #from = 0;
  #cancel: () => void = () => {};

  constructor(path: string, options: UpkeepOptions) {
    const { config, clock } = options;
    this.#path = path;
    this.#options = options;
    this.#schedule = config.when === null ? null : parseSchedule(config.when);
    this.#wall = wallClock(this.#schedule?.zone ?? null, clock);
  }

  open(): OpenedLog {
    const { os, config: { mode, owner } } = this.#options;
    if (mode === null && owner === null) return openLog(os, this.#path);
    const fd = this.#create(mode ?? 0o666);
    if (fd === null) return openLog(os, this.#path);
    this.#attempt("set rights and owner of", () => {
      if (owner !== null) os.chownFd(fd, owner.uid, owner.gid);
      if (mode !== null) os.chmodFd(fd, mode);
    });
    return { fd, refusal: null };
  }

  /** What was due while nobody looked is so now. */
  begin(rotate: () => void): void {
    this.#rotate = rotate;
    this.#attempt("look at", () => {
      const status = this.#options.os.stat(this.#path);
      const now = this.#options.clock.now();
      this.#reckon(status === null || status.size === 0 ? now : Math.min(status.modified, now));
    });
    this.rotateIfDue();
    this.#look();
  }

  rotateIfDue(): void {
    if (this.#due === null) return;
    const now = this.#options.clock.now();
    // Set back by more than what is put right now and then: the time that was reckoned means nothing
    if (now < this.#from - DAY) this.#reckon(now);
    if (now < this.#due) return;
    this.#reckon(now);
    if (!this.#attempt("rotate", this.#rotate)) this.#due = now + PAUSE.retry;
  }

  /** What is behind the first gap stays where it is. */
  makeRoom(): void {
    const { os, backups } = this.#options;
    const files = rotatedFiles(os, this.#path);
    const taken = new Set(files.map(({ number }) => number));
    let room = 1;
    while (taken.has(room) && room < backups) room += 1;
    for (const { path, number, suffix } of files.toReversed()) {
      if (number === room) os.remove(path);
      if (number < room) os.rename(path, `${this.#path}.${number + 1}${suffix}`);
    }
  }

  rotated(): void {
    this.#removeOld();
    this.#pack();
  }

  [Symbol.dispose](): void {
    this.#cancel();
  }

  #create(mode: number): number | null {
    try {
      return this.#options.os.open(this.#path, "create", mode);
    } catch (error) {
      if (error instanceof OsError && error.code === "EEXIST") return null;
      throw error;
    }
  }

  #reckon(after: number): void {
    this.#from = after;
    this.#due = this.#schedule && nextDue(this.#schedule, { after, wall: this.#wall });
  }

  #look(): void {
    const { clock, config: { maxdays, compress } } = this.#options;
    this.#removeOld();
    this.#pack();
    const sleep = () => {
      const left = this.#due === null ? PAUSE.old : Math.min(Math.max(this.#due - clock.now(), 0), PAUSE.look);
      if (this.#due === null && maxdays === null && compress === null) return;
      this.#cancel = clock.at(clock.monotonic() + left, () => {
        this.rotateIfDue();
        if (clock.monotonic() >= tidy) this.#look();
        else sleep();
      });
    };
    const tidy = clock.monotonic() + PAUSE.old;
    sleep();
  }

  #removeOld(): void {
    const { os, clock, config: { maxdays } } = this.#options;
    if (maxdays === null) return;
    this.#attempt("remove old files of", () => {
      const oldest = clock.now() - maxdays * DAY;
      for (const { path } of rotatedFiles(os, this.#path)) {
        const status = os.lstat(path);
        if (status?.kind === "file" && status.modified < oldest) os.remove(path);
      }
    });
  }

  #pack(): void {
    const { os, clock, config: { compress } } = this.#options;
    if (compress === null) return;
    packRotated(this.#path, { os, clock }).catch((error) => this.#tell("pack old files of", error));
  }

  #attempt(what: string, action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.#tell(what, error);
      return false;
    }
  }

  #tell(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#options.tell(`Cannot ${what} ${pythonRepr(this.#path)}: ${why}`);
  }
}
