import type { Sink } from "./sinks/sink.ts";
import type { Piece } from "./stages/piece.ts";
import type { Stage } from "./stages/stage.ts";

/** Stages in a row, and the sinks behind them, which get each piece in their order. It is a sink itself. */
export class Pipeline implements Sink {
  readonly #stages: readonly Stage[];
  readonly #sinks: readonly Sink[];

  constructor({ stages, sinks }: { readonly stages: readonly Stage[]; readonly sinks: readonly Sink[] }) {
    this.#stages = stages;
    this.#sinks = sinks;
  }

  take(piece: Piece): void {
    this.#pass(piece, 0);
  }

  end(): void {
    this.#stages.forEach((stage, index) => {
      for (const piece of stage.end()) this.#pass(piece, index + 1);
    });
    for (const sink of this.#sinks) sink.end?.();
  }

  reopen(): void {
    for (const sink of this.#sinks) sink.reopen?.();
  }

  rotate(): boolean {
    return this.#sinks.map((sink) => sink.rotate?.() ?? false).includes(true);
  }

  clear(): void {
    for (const sink of this.#sinks) sink.clear?.();
  }

  release(): void {
    for (const sink of this.#sinks) sink.release?.();
  }

  close(): void {
    for (const sink of this.#sinks) sink.close?.();
  }

  #pass(piece: Piece, from: number): void {
    const stage = this.#stages[from];
    if (stage !== undefined) {
      for (const passed of stage.pass(piece)) this.#pass(passed, from + 1);
      return;
    }
    for (const sink of this.#sinks) sink.take(piece);
  }
}
