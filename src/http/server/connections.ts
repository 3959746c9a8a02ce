import type { Clock } from "../../os/clock.ts";
import type { Log } from "../http_log.ts";
import type { Connection } from "./connection.ts";

/** Seconds that a client gets to send its request however many others come, and between two looks for room. */
const GRACE = 0.5;

export interface ConnectionsOptions {
  /** Open connections at most. */
  readonly max: number;
  readonly label: string;
  readonly log: Log;
  readonly clock: Clock;
}

/** The open connections of a server. Where there are too many, those go that have been idle for longest. */
export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #open = new Map<Connection, Promise<void>>();
  #crowded = false;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  add(connection: Connection, ended: Promise<void>): void {
    this.#open.set(connection, ended.finally(() => this.#open.delete(connection)));
  }

  /** Resolves when another one may be added: whoever opens connections and leaves them keeps nobody out. */
  async room(): Promise<void> {
    const { max, label, log } = this.#options;
    if (this.#open.size < max / 2) this.#crowded = false;
    while (this.#open.size >= max) {
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
    await this.#open.get(idlest);
  }

  /** Ends all of them; resolves when they have ended. */
  async close(): Promise<void> {
    for (const connection of this.#open.keys()) connection.close();
    await Promise.all(this.#open.values());
  }
}
