import type { Poller } from "../../os/clock.ts";
import type { Accepted, Sockets } from "../../os/sockets.ts";
import { httpLog, type Log } from "../http_log.ts";
import type { Connections } from "./connections.ts";

export interface AcceptorOptions {
  readonly sockets: Sockets;
  readonly poller: Poller;
  readonly connections: Connections;
  readonly label: string;
  readonly log: Log;
  readonly onAccepted: (accepted: Accepted) => void;
}

/** Takes the connections that wait at a listening socket, as far as there is room for them, until it is stopped. */
export class Acceptor {
  readonly #fd: number;
  readonly #options: AcceptorOptions;
  readonly #unwatch: () => void;
  #state: "taking" | "paused" | "stopped" = "taking";
  #waitsForRoom = false;
  #troubled = false;

  constructor(fd: number, options: AcceptorOptions) {
    this.#fd = fd;
    this.#options = options;
    this.#unwatch = options.poller.readable(fd, () => this.#takeAll(), { edge: true });
  }

  /** Who comes waits, as far as there is room in the queue. */
  pause(): void {
    if (this.#state === "taking") this.#state = "paused";
  }

  resume(): void {
    if (this.#state !== "paused") return;
    this.#state = "taking";
    this.#takeAll();
  }

  /** For good; to be called before the socket is closed. */
  stop(): void {
    this.#state = "stopped";
    this.#unwatch();
  }

  #takeAll(): void {
    const { sockets, connections, onAccepted } = this.#options;
    try {
      while (this.#state === "taking" && !this.#waitsForRoom) {
        if (connections.isFull) return void this.#goOnAfter(connections.room());
        const accepted = sockets.accept(this.#fd);
        if (accepted === "would_block") return;
        this.#troubled = false;
        onAccepted(accepted);
      }
    } catch (error) {
      this.#tellOnce(error);
      // Most likely there is no descriptor left: an idle client's may be had
      this.#goOnAfter(connections.makeRoom());
    }
  }

  async #goOnAfter(room: Promise<void>): Promise<void> {
    this.#waitsForRoom = true;
    await room;
    this.#waitsForRoom = false;
    this.#takeAll();
  }

  #tellOnce(error: unknown): void {
    const { label, log } = this.#options;
    if (!this.#troubled) httpLog(log, `${label}:warning: server accept() threw an exception: ${error}`);
    this.#troubled = true;
  }
}
