import type { SyslogPeer } from "../../config/model/log_sink.ts";
import { Connecting } from "../../probes/connecting.ts";
import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Losses } from "./losses.ts";
import { type Outlet, type OutletOptions, type OutletWorld, PATIENCE } from "./outlet_world.ts";
import { SendQueue } from "./send_queue.ts";

const NEWLINE = 10;
/** Seconds until the next attempt to connect, doubled each time. */
const PAUSE = { first: 1, longest: 60 } as const;
const BUFFER = new Uint8Array(4096);
const encoder = new TextEncoder();

/** A peer, and whether the bytes of each message are counted (RFC 6587), or else it ends with a newline; over TCP. */
interface PeerRequest {
  readonly peer: SyslogPeer;
  readonly counts: boolean;
}

/** A syslog daemon elsewhere. Who writes never waits for it: what it does not take is kept while there is room. */
export class PeerOutlet implements Outlet {
  readonly #request: PeerRequest;
  readonly #world: OutletWorld;
  readonly #losses: Losses;
  readonly #queue = new SendQueue();
  #fd: number | null = null;
  #connecting: Connecting | null = null;
  #cancelRetry: (() => void) | null = null;
  #pause: number = PAUSE.first;
  #unwatch: (() => void) | null = null;
  #unwatchEnd: (() => void) | null = null;
  /** Why nothing can be sent. */
  #why = "it does not take them fast enough";

  constructor(request: PeerRequest, { world, losses, waiting }: OutletOptions) {
    this.#request = request;
    this.#world = world;
    this.#losses = losses;
    for (const message of waiting) this.#queue.add(message, { lines: 1, isBegun: true });
    this.#connect();
  }

  get waiting(): readonly Uint8Array[] {
    return this.#queue.pieces;
  }

  write(data: Uint8Array): void {
    const { peer: { transport }, counts } = this.#request;
    for (let from = 0; from < data.length;) {
      const newline = data.indexOf(NEWLINE, from);
      const end = newline === -1 ? data.length : newline;
      const message = data.subarray(from, end);
      if (transport === "udp") this.#keep(message);
      else if (counts) this.#keep(concatBytes(encoder.encode(`${message.length} `), message));
      else this.#keep(data.subarray(from, end + 1));
      from = end + 1;
    }
    if (this.#unwatch === null) this.#drain();
  }

  finish(): void {
    const { os, clock } = this.#world;
    const end = clock.monotonic() + PATIENCE;
    while (
      this.#fd !== null && !this.#queue.isEmpty && os.waitWritable(this.#fd, Math.max(0, end - clock.monotonic()))
    ) {
      this.#drain();
    }
    this.#losses.add({ lines: this.#queue.clear(), why: this.#why });
  }

  [Symbol.dispose](): void {
    this.#connecting?.[Symbol.dispose]();
    this.#cancelRetry?.();
    this.#close();
  }

  #keep(message: Uint8Array): void {
    if (!this.#queue.add(message, { lines: 1 })) this.#losses.add({ lines: 1, why: this.#why });
  }

  #drain(): void {
    const fd = this.#fd;
    if (fd === null) return;
    try {
      if (!this.#queue.drain((data) => this.#send(fd, data))) {
        this.#unwatch ??= this.#world.poller.writable(fd, () => this.#drain());
        return;
      }
      this.#pause = PAUSE.first;
      this.#unwatch?.();
      this.#unwatch = null;
    } catch (error) {
      this.#fail(errnoText(error));
    }
  }

  // A datagram that is refused is lost, be it too long or unwanted; the next one may not be
  #send(fd: number, data: Uint8Array): number | "would_block" {
    const { os } = this.#world;
    if (this.#request.peer.transport === "tcp") return os.write(fd, data);
    try {
      return os.write(fd, data);
    } catch (error) {
      this.#losses.add({ lines: 1, why: errnoText(error) });
      return data.length;
    }
  }

  #connect(): void {
    const { peer } = this.#request;
    // Nothing but a log is touched: no turn is needed
    const turns = { run: <T>(action: () => T) => action() };
    this.#connecting = new Connecting(peer, {
      world: { ...this.#world, turns },
      onConnected: (fd) => this.#begin(fd),
      onFailure: (why) => this.#fail(why),
    });
  }

  #begin(fd: number): void {
    const { poller } = this.#world;
    this.#fd = fd;
    this.#why = "it does not take them fast enough";
    this.#queue.begin();
    if (this.#request.peer.transport === "tcp") this.#unwatchEnd = poller.readable(fd, () => this.#listen(fd));
    this.#drain();
  }

  // It has nothing to say to us, but that it goes
  #listen(fd: number): void {
    try {
      if (this.#world.os.read(fd, BUFFER) === "eof") this.#fail("it has closed the connection");
    } catch (error) {
      this.#fail(errnoText(error));
    }
  }

  #fail(why: string): void {
    this.#why = why;
    this.#close();
    const { clock } = this.#world;
    this.#cancelRetry ??= clock.at(clock.monotonic() + this.#pause, () => {
      this.#cancelRetry = null;
      this.#connect();
    });
    this.#pause = Math.min(this.#pause * 2, PAUSE.longest);
  }

  #close(): void {
    this.#unwatch?.();
    this.#unwatchEnd?.();
    this.#unwatch = this.#unwatchEnd = null;
    if (this.#fd !== null) this.#world.os.close(this.#fd);
    this.#fd = null;
  }
}
