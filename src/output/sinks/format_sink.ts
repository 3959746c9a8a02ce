import type { Clock } from "../../os/clock.ts";
import type { LineFormat } from "../format/line_format.ts";
import { type LinesState, LineWriter } from "../format/line_writer.ts";
import type { Piece } from "../stages/piece.ts";
import type { Log } from "./log.ts";
import type { Sink } from "./sink.ts";

/** Seconds for which a line is held whose end does not come. */
const PATIENCE = 1;

/** What it acts on; `onChange` is told when time has let a line go, and `state` is where another one stood. */
export interface FormatSinkOptions {
  readonly clock: Clock;
  readonly format: LineFormat;
  readonly onChange: () => void;
  readonly state: LinesState;
}

/** A log whose lines are whole and told apart: those of others in the same place come before or after, never within. */
export class FormatSink implements Sink {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #lines: LineWriter;
  /** Since when a line is held; null: none is. */
  #since: number | null = null;
  #cancel: (() => void) | null = null;

  constructor(log: Log, { clock, format, onChange, state }: FormatSinkOptions) {
    this.#log = log;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#lines = new LineWriter(format, { write: (data) => log.write(data), ...state });
    this.#wait();
  }

  get state(): LinesState {
    return this.#lines.state;
  }

  take(piece: Piece): void {
    if (piece.kind !== "text" || piece.captured) return;
    // A line that began in this piece has its time before it
    if (piece.data.includes(NEWLINE)) this.#since = null;
    this.#lines.take(piece.data, this.#clock.now());
    this.#wait();
  }

  end(): void {
    this.#lines.release({ now: this.#clock.now(), isEnd: true });
  }

  reopen(): void {
    this.#log.reopen?.();
  }

  rotate(): boolean {
    return this.#log.rotate?.() ?? false;
  }

  clear(): void {
    this.#log.clear?.();
  }

  release(): void {
    this.#cancel?.();
    this.#log.release?.();
  }

  close(): void {
    this.#cancel?.();
    this.#log.close?.();
  }

  // One timer for many lines: it looks how old the one is that is held when it fires
  #wait(): void {
    if (!this.#lines.holds) return void (this.#since = null);
    this.#since ??= this.#clock.monotonic();
    this.#cancel ??= this.#clock.at(this.#since + PATIENCE, () => this.#look());
  }

  #look(): void {
    this.#cancel = null;
    if (this.#since !== null && this.#clock.monotonic() >= this.#since + PATIENCE) {
      this.#since = null;
      this.#lines.release({ now: this.#clock.now(), isEnd: false });
      this.#onChange();
    }
    this.#wait();
  }
}

const NEWLINE = 10;
