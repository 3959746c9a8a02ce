import type { SyslogPeer } from "../../config/model/log_sink.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Log, Outlets as OutletsOfOutput } from "../../output/sinks/log.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import type { OutletWorld } from "./outlet_world.ts";
import { PeerOutlet } from "./peer_outlet.ts";
import { StreamOutlet } from "./stream_outlet.ts";

const STDIO: ReadonlyMap<string, string> = new Map([["1", "/dev/stdout"], ["2", "/dev/stderr"]]);

function streamName(path: string): string {
  return STDIO.get(/^\/(?:dev|proc\/self)\/fd\/([0-9]+)$/.exec(path)?.[1] ?? "") ?? path;
}

/** What waits in outlets, each piece as base64, by their places. */
export type OutletsSnapshot = Readonly<Record<string, readonly string[]>>;

/** The places beside files that programs and the main log write to: one for each, made when it is first asked for. */
export class Outlets implements OutletsOfOutput, Disposable {
  readonly #world: OutletWorld;
  readonly #state: Map<string, readonly string[]>;
  readonly #outlets = new Map<string, StreamOutlet | PeerOutlet>();
  readonly #local: Log;
  /** Who is told what was lost; nobody yet. */
  logger: Logger | null = null;

  constructor(world: OutletWorld, { state = {} }: { readonly state?: OutletsSnapshot } = {}) {
    this.#world = world;
    this.#state = new Map(Object.entries(state));
    this.#local = {
      write: (data) => {
        for (const line of decodeOsText(data).replace(/\n$/, "").split("\n")) world.os.syslog(line, { isWhole: true });
      },
    };
  }

  stream(path: string): Log {
    const name = streamName(path);
    return this.#outlet(name, (options) => new StreamOutlet(name, options));
  }

  /** What has been made for a stream already; null: nobody has asked for it. */
  opened(path: string): Log | null {
    return this.#outlets.get(streamName(path)) ?? null;
  }

  syslog({ peer, counts }: { readonly peer: SyslogPeer | null; readonly counts: boolean }): Log {
    if (peer === null) return this.#local;
    const place = `syslog@${peer.transport}:${peer.host}:${peer.port}${counts ? "" : " by lines"}`;
    return this.#outlet(place, (options) => new PeerOutlet({ peer, counts }, options));
  }

  /** Lines that each place has not taken since the start. */
  lost(): Readonly<Record<string, number>> {
    return Object.fromEntries(Array.from(this.#outlets, ([place, { losses }]) => [place, losses.total]));
  }

  snapshot(): OutletsSnapshot {
    const waiting = Array.from(this.#outlets, ([place, outlet]) => [place, outlet.waiting] as const);
    return Object.fromEntries(
      waiting.filter(([, pieces]) => pieces.length > 0)
        .map(([place, pieces]) => [place, pieces.map((piece) => piece.toBase64())]),
    );
  }

  [Symbol.dispose](): void {
    for (const outlet of this.#outlets.values()) outlet[Symbol.dispose]();
    this.#outlets.clear();
  }

  #outlet(
    place: string,
    make: (options: ConstructorParameters<typeof PeerOutlet>[1]) => StreamOutlet | PeerOutlet,
  ): Log {
    const found = this.#outlets.get(place);
    if (found !== undefined) return found;
    const waiting = (this.#state.get(place) ?? []).map((piece) => Uint8Array.fromBase64(piece));
    this.#state.delete(place);
    const made = make({ world: this.#world, logger: () => this.logger, waiting });
    this.#outlets.set(place, made);
    return made;
  }
}
