import type { Poller } from "../../os/clock.ts";
import type { Accepted, Sockets } from "../../os/sockets.ts";
import { httpLog, type Log } from "../http_log.ts";
import type { Connections } from "./connections.ts";

export interface AcceptorOptions {
  readonly sockets: Pick<Sockets, "accept">;
  readonly poller: Pick<Poller, "readable">;
  readonly connections: Connections;
  readonly label: string;
  readonly log: Log;
  /** The first one may be served at once; others, who came with it, are to wait for their turns. */
  readonly onAccepted: (accepted: Accepted, isFirst: boolean) => void;
}

/** Connections taken at a time: with one only, who comes would wait for as many answers as others are given meanwhile. */
const BATCH = 64;

/** Takes the connections that wait at a listening socket, as far as there is room for them, until it is stopped. */
export class Acceptor {
  readonly #fd: number;
  readonly #options: AcceptorOptions;
  #unwatch: (() => void) | null = null;
  #mayTake = true;
  #waitsForRoom = false;
  #troubled = false;

  constructor(fd: number, options: AcceptorOptions) {
    this.#fd = fd;
    this.#options = options;
    this.#watch();
  }

  /** Who comes waits, as far as there is room in the queue. To be called before the socket is closed, too. */
  pause(): void {
    this.#mayTake = false;
    this.#watch();
  }

  resume(): void {
    this.#mayTake = true;
    this.#watch();
  }

  #watch(): void {
    const { poller } = this.#options;
    this.#unwatch?.();
    const isWatched = this.#mayTake && !this.#waitsForRoom;
    this.#unwatch = isWatched ? poller.readable(this.#fd, () => this.#take(), { turns: true }) : null;
  }

  #take(): void {
    const { sockets, connections, onAccepted } = this.#options;
    try {
      for (let count = 0; count < BATCH; count++) {
        if (connections.isFull) return void this.#goOnAfter(connections.room());
        const accepted = sockets.accept(this.#fd);
        if (accepted === "would_block") return;
        this.#troubled = false;
        onAccepted(accepted, count === 0);
      }
    } catch (error) {
      this.#tellOnce(error);
      // Most likely there is no descriptor left: an idle client's may be had
      this.#goOnAfter(connections.makeRoom());
    }
  }

  async #goOnAfter(room: Promise<void>): Promise<void> {
    this.#waitsForRoom = true;
    this.#watch();
    await room;
    this.#waitsForRoom = false;
    this.#watch();
  }

  #tellOnce(error: unknown): void {
    const { label, log } = this.#options;
    if (!this.#troubled) httpLog(log, `${label}:warning: server accept() threw an exception: ${error}`);
    this.#troubled = true;
  }
}
