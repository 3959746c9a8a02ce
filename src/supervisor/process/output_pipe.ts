import { attempt } from "../../logs/attempt.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Clock, Poller } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import { WorkSpace } from "../../output/format/work_space.ts";
import { errnoText } from "../../text/python/errno_text.ts";

/** Reads in one go while a child keeps the pipe full, before others get their turn. */
const READS_A_TURN = 8;

/** The most that is read of a stream when its process has ended: more than any pipe holds. */
const READS_AT_END = 64;

/** What a full pipe of 64 KiB holds at least: writes go into pages of 4 KiB, each more than half full. */
const FULL_PIPE = 32769;

/** Milliseconds that a child may wait which has little to say. */
const WAIT = 20;
/** Bytes in a read from which on a child has much to say, so that it is not kept waiting for so many seconds. */
const MUCH = 16384;
const BUSY = 1;

/** The reading end as plain JSON. */
export interface OutputPipeSnapshot {
  /** null: it has come to its end. */
  readonly fd: number | null;
  readonly isWide: boolean;
}

/** What a channel needs to be read, and where its bytes go. */
export interface OutputPipeOptions {
  readonly os: Os;
  readonly clock: Pick<Clock, "monotonic">;
  readonly poller: Poller;
  readonly logger: Logger;
  /** Whether its child answers us there, so that it is to be read without delay. */
  readonly prompt: boolean;
  /** Whether it may be read a little later, together with others. */
  readonly mayWait: () => boolean;
  /** Whether nobody minds that more is read at a time than usual (PROC-031). */
  readonly takesMuch: () => boolean;
  /** Runs a callback as a turn of the supervisor. */
  readonly turn: (action: () => void) => void;
  /** Takes each read's bytes; they are valid during the call only. */
  readonly onData: (data: Uint8Array) => void;
  /** The other end is closed. */
  readonly onEnd: () => void;
  /** How the channel is shown in "stopped monitoring" lines (PROC-033). */
  readonly describe: () => string;
}

/** The reading end of a child's stdout or stderr. */
export class OutputPipe implements Disposable {
  readonly #options: OutputPipeOptions;
  #unwatch: () => void = () => {};
  #fd: number | null;
  #isWide: boolean;
  #troubled = false;
  #gathers = false;
  #busyUntil = 0;

  /** Takes over the fd. */
  constructor({ fd, isWide }: OutputPipeSnapshot, options: OutputPipeOptions) {
    this.#fd = fd;
    this.#isWide = isWide;
    this.#options = options;
  }

  /** Begins to read what comes. Throws what the poller throws. */
  watch(): void {
    if (this.#fd === null) return;
    const { poller, turn, prompt } = this.#options;
    this.#unwatch();
    this.#gathers = this.#mayWait();
    const how = this.#gathers ? { gathered: WAIT } : { prompt };
    const read = () => this.#readOn();
    this.#unwatch = poller.readable(this.#fd, () => turn(read), how);
  }

  /** Reads what the ended process left in the pipe; a surviving grandchild may hold it open (PROC-032). */
  drain(): void {
    this.#read({ times: READS_AT_END });
  }

  snapshot(): OutputPipeSnapshot {
    return { fd: this.#fd, isWide: this.#isWide };
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  // Whoever is told of it is told before: the descriptor may be another file's at once
  #close(tell: () => void = () => {}): void {
    if (this.#fd === null) return;
    const fd = this.#fd;
    this.#fd = null;
    const what = this.#options.describe();
    attempt(`stop watching ${what}`, this.#unwatch, this.#options);
    attempt(`end ${what}`, tell, this.#options);
    attempt(`close ${what}`, () => this.#options.os.close(fd), this.#options);
  }

  // A little was all that there was, and of more, or of its end, one is told anew
  #readOn(): void {
    this.#read({ times: READS_A_TURN, until: MUCH });
    if (this.#gathers !== this.#mayWait()) this.watch();
  }

  #mayWait(): boolean {
    const { clock, mayWait } = this.#options;
    return mayWait() && (this.#busyUntil === 0 || clock.monotonic() >= this.#busyUntil);
  }

  #read({ times, until = 0 }: { readonly times: number; readonly until?: number }): void {
    for (let count = 0; count < times && this.#fd !== null; count++) {
      const buffer = WorkSpace.buffer({ isLarge: this.#options.takesMuch() });
      const length = this.#readOnce(this.#fd, buffer);
      if (length === "would_block") return;
      if (length === "eof") return this.#end(this.#fd);
      if (length >= MUCH) this.#busyUntil = this.#options.clock.monotonic() + BUSY;
      if (length >= FULL_PIPE && !this.#isWide) this.#widen(this.#fd);
      this.#pass(buffer.subarray(0, length));
      if (length < until) return;
    }
  }

  // The pipe is read on whatever becomes of its bytes, or its child would wait for ever (DAEMON-055)
  #pass(data: Uint8Array): void {
    try {
      this.#options.onData(data);
      this.#troubled = false;
    } catch (error) {
      if (!this.#troubled) this.#tell("pass on what came from", error);
      this.#troubled = true;
    }
  }

  // The child waits for us: with more room it writes on while we are busy elsewhere
  #widen(fd: number): void {
    this.#isWide = true;
    attempt(`widen ${this.#options.describe()}`, () => this.#options.os.widenPipe(fd), this.#options);
  }

  // A pipe that cannot be read any more has nothing left to give
  #readOnce(fd: number, buffer: Uint8Array): number | "would_block" | "eof" {
    try {
      return this.#options.os.read(fd, buffer);
    } catch (error) {
      this.#tell("read", error);
      return "eof";
    }
  }

  #tell(verb: string, error: unknown): void {
    this.#options.logger.log("critical", `Cannot ${verb} ${this.#options.describe()}: ${errnoText(error)}`);
  }

  #end(fd: number): void {
    this.#options.logger.log("debug", `fd ${fd} closed, stopped monitoring ${this.#options.describe()}`);
    this.#close(this.#options.onEnd);
  }
}
