import type { Clock } from "../../os/clock.ts";
import type { PeerAddress } from "../../os/sockets.ts";
import type { Log } from "../http_log.ts";
import type { Connection } from "./connection.ts";
import type { ConnectionSnapshot } from "./server_snapshot.ts";

/** Seconds that a client gets to send its request however many others come, and between two looks for room. */
const GRACE = 0.5;
/** Seconds that answers under way get before connections are handed over. */
const PAUSE = 5;

export interface ConnectionsOptions {
  /** Open connections at most. */
  readonly max: number;
  readonly label: string;
  readonly log: Log;
  readonly clock: Clock;
}

/** A connection that is open. */
interface Open {
  readonly fd: number;
  readonly peer: PeerAddress;
  readonly ended: Promise<void>;
}

/** The open connections of a server. Where there are too many, those go that have been idle for longest. */
export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #open = new Map<Connection, Open>();
  #crowded = false;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  add(connection: Connection, open: Open): void {
    const { max } = this.#options;
    if (this.#open.size < max / 2) this.#crowded = false;
    this.#open.set(connection, { ...open, ended: open.ended.finally(() => this.#open.delete(connection)) });
  }

  get isFull(): boolean {
    return this.#open.size >= this.#options.max;
  }

  /** Resolves when another one may be added: whoever opens connections and leaves them keeps nobody out. */
  async room(): Promise<void> {
    const { max, label, log } = this.#options;
    while (this.isFull) {
      if (!this.#crowded) log("warn", `${label}: more than ${max} connections; those idle for longest are closed`);
      this.#crowded = true;
      await this.makeRoom();
    }
  }

  /** Ends the connection that has been idle for longest; where none is idle, some time passes. */
  async makeRoom(): Promise<void> {
    const { clock } = this.#options;
    let idlest: Connection | null = null;
    let since = clock.monotonic() - GRACE;
    for (const connection of this.#open.keys()) {
      if ((connection.idleSince ?? Infinity) >= since) continue;
      idlest = connection;
      since = connection.idleSince ?? since;
    }
    if (idlest === null) return await new Promise((resolve) => clock.at(clock.monotonic() + GRACE, resolve));
    idlest.close();
    await this.#open.get(idlest)?.ended;
  }

  /** No request is begun any more; resolves when none is under way. Answers that take too long are ended. */
  async pause(): Promise<void> {
    const { clock } = this.#options;
    const late = Promise.withResolvers<void>();
    const cancel = clock.at(clock.monotonic() + PAUSE, late.resolve);
    await Promise.race([late.promise, Promise.all(this.#open.keys().map((connection) => connection.pause()))]);
    cancel();
    await Promise.all(this.#open.keys().filter(({ isAtRest }) => !isAtRest).map((connection) => this.#end(connection)));
  }

  resume(): void {
    for (const connection of this.#open.keys()) connection.resume();
  }

  /** Of all that can be gone on with while they are paused. */
  snapshot(): readonly ConnectionSnapshot[] {
    return [...this.#open].flatMap(([connection, { fd, peer }]) => {
      const state = connection.snapshot();
      return state === null ? [] : [{ fd, peer, ...state }];
    });
  }

  /** Ends all of them; resolves when they have ended. */
  async close(): Promise<void> {
    await Promise.all(this.#open.keys().map((connection) => this.#end(connection)));
  }

  async #end(connection: Connection): Promise<void> {
    connection.close();
    await this.#open.get(connection)?.ended;
  }
}
