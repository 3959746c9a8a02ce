import type { SupervisorEvent } from "../../events/event.ts";
import { pause } from "../../logs/pause.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { MONOVISOR_VERSION } from "../../text/version.ts";
import { ProcessChanges } from "../../view/process_changes.ts";
import { processViews } from "../../view/process_views.ts";
import { UsageMeter } from "../../view/usage_meter.ts";
import type { StatusChange } from "../client/status_change.ts";
import { processRowOf } from "../pages/process_rows.ts";
import { SharedStep } from "./shared_step.ts";
import { ShownLoads } from "./shown_loads.ts";
import { StatusPiece } from "./status_piece.ts";

/** Seconds that changes are gathered for at least: a restart of everything is told in a few pieces. */
const GATHER = 0.2;
/** Seconds of silence after which a sign of life is given, so that no proxy hangs up. */
const HEARTBEAT = 20;
/** The events with which something looks otherwise; a program's output is not among them. */
const VISIBLE: ReadonlySet<SupervisorEvent["kind"]> = new Set(["process_state", "process_group", "supervisor_state"]);

/**
 * The state of every process and what it uses, then each change of it, for all pages that are open. It looks after
 * events, and for what is used once a second, so a supervisor whose programs just write is left alone; it works on while
 * supervisord stops. No event tells that a restart becomes a shutdown: that shows with the next piece.
 */
export class StatusFeed {
  static readonly #feeds = new WeakMap<Supervisor, StatusFeed>();
  readonly #supervisor: Supervisor;
  readonly #meter: UsageMeter;
  readonly #step = new SharedStep((left) => this.#next(left));
  #followers = 0;
  #changes: ProcessChanges;
  #loads: ShownLoads;
  #mood: Supervisor["mood"];
  /** How many pieces there were, and the last one. */
  #told = 0;
  #last: StatusPiece | null = null;
  /** For who comes after so many pieces and within the same second: times are whole seconds. */
  #whole: { readonly after: number; readonly second: number; readonly piece: StatusPiece } | null = null;

  private constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
    this.#meter = UsageMeter.of(supervisor);
    this.#changes = new ProcessChanges(supervisor);
    this.#loads = new ShownLoads(supervisor);
    this.#mood = supervisor.mood;
  }

  /** The one of this supervisor. */
  static of(supervisor: Supervisor): StatusFeed {
    const known = StatusFeed.#feeds.get(supervisor) ?? new StatusFeed(supervisor);
    StatusFeed.#feeds.set(supervisor, known);
    return known;
  }

  /** Everything, then each change, a sign of life between; ends at the signal. */
  async *follow(gone: AbortSignal): AsyncGenerator<StatusPiece, void> {
    if (this.#followers++ === 0) this.#look();
    try {
      let told = this.#told;
      yield this.#everything();
      while (!gone.aborted) {
        const missed = this.#told - told;
        told = this.#told;
        if (missed === 0) await this.#step.join(gone);
        // Who is slow is told all anew: nothing is held for anybody
        else yield missed === 1 && this.#last !== null ? this.#last : this.#everything();
      }
    } finally {
      if (--this.#followers === 0) this.#forget();
    }
  }

  async #next(left: AbortSignal): Promise<void> {
    const { clock } = this.#supervisor.options;
    const silence = clock.monotonic() + HEARTBEAT;
    for (let isNews = true; !left.aborted;) {
      if (isNews) await pause(clock, { seconds: GATHER, until: left });
      await this.#meter.look();
      if (left.aborted) return;
      const change = this.#look();
      if (change !== null || clock.monotonic() >= silence) return this.#tell(new StatusPiece(change));
      isNews = await this.#event(Math.min(silence, this.#meter.due) - clock.monotonic(), left);
    }
  }

  /** Waits for an event with which something may look otherwise, so many seconds. */
  async #event(seconds: number, left: AbortSignal): Promise<boolean> {
    const seen = new AbortController();
    const unobserve = this.#supervisor.observe(({ kind }) => {
      if (VISIBLE.has(kind)) seen.abort();
    });
    await pause(this.#supervisor.options.clock, { seconds, until: AbortSignal.any([left, seen.signal]) });
    unobserve();
    return seen.signal.aborted;
  }

  /** What has changed since the look before; null for nothing. */
  #look(): StatusChange | null {
    const { changed, removed } = this.#changes.look();
    const rows = changed.map((view) => processRowOf(view, this.#supervisor));
    this.#loads.take(rows);
    this.#loads.forget(removed);
    const loads = this.#loads.changes();
    const { mood } = this.#supervisor;
    if (mood === this.#mood && rows.length + removed.length + loads.length === 0) return null;
    this.#mood = mood;
    return { ...this.#head(), whole: false, changed: rows, removed, loads };
  }

  #everything(): StatusPiece {
    const second = Math.trunc(this.#supervisor.options.clock.now());
    if (this.#whole?.after === this.#told && this.#whole.second === second) return this.#whole.piece;
    const changed = processViews(this.#supervisor).map((view) => (
      { ...processRowOf(view, this.#supervisor), load: this.#loads.of(view.namespec) }
    ));
    const piece = new StatusPiece({ ...this.#head(), whole: true, changed, removed: [], loads: [] });
    this.#whole = { after: this.#told, second, piece };
    return piece;
  }

  #head(): Pick<StatusChange, "now" | "version" | "mood"> {
    return { now: this.#supervisor.options.clock.now(), version: MONOVISOR_VERSION, mood: this.#supervisor.mood };
  }

  #tell(piece: StatusPiece): void {
    this.#told += 1;
    this.#last = piece;
  }

  #forget(): void {
    this.#changes = new ProcessChanges(this.#supervisor);
    this.#loads = new ShownLoads(this.#supervisor);
    this.#last = this.#whole = null;
  }
}
