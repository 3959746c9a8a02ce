import type { SyslogPeer } from "../../config/model/log_sink.ts";
import type { LostLines } from "../../explain/model/facts.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Log, Loss, Outlets as OutletsOfOutput } from "../../output/sinks/log.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import { Losses, type LossesSnapshot } from "./losses.ts";
import type { Outlet, OutletOptions, OutletWorld } from "./outlet_world.ts";
import { PeerOutlet } from "./peer_outlet.ts";
import { placeOf } from "./place_of.ts";
import { StreamOutlet } from "./stream_outlet.ts";

/** What the daemon of this machine is called. */
const SYSLOG = placeOf({ kind: "syslog", peer: null });

/** What waits in outlets, each piece as base64, and what was lost, by their places. */
export interface OutletsSnapshot {
  readonly waiting: Readonly<Record<string, readonly string[]>>;
  readonly lost: Readonly<Record<string, LossesSnapshot>>;
}

/** Of one that has not begun. */
export const NO_STATE: OutletsSnapshot = { waiting: {}, lost: {} };

/** The places beside files that programs and the main log write to: one for each, made when it is first asked for. */
export class Outlets implements OutletsOfOutput, Disposable {
  readonly #world: OutletWorld;
  readonly #state: Map<string, readonly string[]>;
  readonly #outlets = new Map<string, Outlet>();
  readonly #losses: Map<string, Losses>;
  readonly #local: Log;
  /** Who is told what was lost; nobody yet. */
  logger: Logger | null = null;

  constructor(world: OutletWorld, { state = NO_STATE }: { readonly state?: OutletsSnapshot } = {}) {
    this.#world = world;
    this.#state = new Map(Object.entries(state.waiting));
    this.#losses = new Map(Object.entries(state.lost).map(([place, lost]) => [place, this.#counter(place, lost)]));
    world.os.onSyslogLoss((lines) => this.lose(SYSLOG, { lines, why: "it does not take them" }));
    this.#local = {
      write: (data) => {
        for (const line of decodeOsText(data).replace(/\n$/, "").split("\n")) world.os.syslog(line, { isWhole: true });
      },
    };
  }

  stream(path: string): Log {
    const place = placeOf({ kind: "file", path });
    return this.#outlet(place, (options) => new StreamOutlet(place, options));
  }

  /** What has been made for a stream already; null: nobody has asked for it. */
  opened(path: string): Log | null {
    return this.#outlets.get(placeOf({ kind: "file", path })) ?? null;
  }

  syslog({ peer, counts }: { readonly peer: SyslogPeer | null; readonly counts: boolean }): Log {
    if (peer === null) return this.#local;
    const place = placeOf({ kind: "syslog", peer });
    return this.#outlet(place, (options) => new PeerOutlet({ peer, counts }, options), counts ? "" : " by lines");
  }

  lose(place: string, loss: Loss): void {
    this.#lossesOf(place).add(loss);
  }

  /** Lines that each place has not taken since the start. */
  lost(): readonly LostLines[] {
    return Array.from(this.#losses.values(), (losses) => losses.view);
  }

  snapshot(): OutletsSnapshot {
    const waiting = Array.from(this.#outlets, ([place, outlet]) => [place, outlet.waiting] as const);
    return {
      waiting: Object.fromEntries(
        waiting.filter(([, pieces]) => pieces.length > 0)
          .map(([place, pieces]) => [place, pieces.map((piece) => piece.toBase64())]),
      ),
      lost: Object.fromEntries(Array.from(this.#losses, ([place, losses]) => [place, losses.snapshot()])),
    };
  }

  // What was lost is told in a log that may be one of them
  [Symbol.dispose](): void {
    for (const outlet of this.#outlets.values()) outlet.finish();
    for (const losses of this.#losses.values()) losses[Symbol.dispose]();
    for (const outlet of this.#outlets.values()) outlet[Symbol.dispose]();
    this.#outlets.clear();
  }

  #outlet(place: string, make: (options: OutletOptions) => Outlet, manner = ""): Log {
    const key = place + manner;
    const found = this.#outlets.get(key);
    if (found !== undefined) return found;
    const waiting = (this.#state.get(key) ?? []).map((piece) => Uint8Array.fromBase64(piece));
    this.#state.delete(key);
    const made = make({ world: this.#world, losses: this.#lossesOf(place), waiting });
    this.#outlets.set(key, made);
    return made;
  }

  #lossesOf(place: string): Losses {
    const found = this.#losses.get(place) ?? this.#counter(place, null);
    this.#losses.set(place, found);
    return found;
  }

  #counter(place: string, state: LossesSnapshot | null): Losses {
    return new Losses(place, { clock: this.#world.clock, logger: () => this.logger, state });
  }
}
