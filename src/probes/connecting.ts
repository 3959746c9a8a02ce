import type { Endpoint } from "../config/model/probe_config.ts";
import { OsError } from "../os/os.ts";
import { errorText } from "../text/error_text.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Who waits for a connection. */
export interface ConnectingOptions {
  readonly world: Pick<ProbeWorld, "os" | "poller" | "sockets" | "turns">;
  /** Takes over the socket. */
  readonly onConnected: (fd: number) => void;
  readonly onFailure: (why: string) => void;
}

/** Datagrams need no connection, but a socket that knows where they go. */
type Target = Endpoint | { readonly transport: "udp"; readonly host: string; readonly port: number };

/** Begins a connection to one address. */
type Begin = () => { readonly fd: number; readonly isDone: boolean };

/** Figures are asked for nowhere, and that name is nobody else's (RFC 6761). */
const FIGURES = /^\d+\.\d+\.\d+\.\d+$|:/;
const LOCALHOST = ["127.0.0.1", "::1"];

/** A connection that is being made: to one address of a host after the other, until one works. */
export class Connecting implements Disposable {
  readonly #options: ConnectingOptions;
  #isOver = false;
  #fd: number | null = null;
  #unwatch: () => void = () => {};

  constructor(endpoint: Target, options: ConnectingOptions) {
    this.#options = options;
    this.#begin(endpoint, options.world);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#drop();
  }

  #begin(endpoint: Target, { sockets, turns }: ConnectingOptions["world"]): void {
    if (endpoint.transport === "unix") {
      return this.#try([() => ({ fd: sockets.connectUnix(endpoint.path), isDone: true })]);
    }
    const { transport, host, port } = endpoint;
    const begin = (host: string): Begin => () =>
      transport === "tcp"
        ? sockets.connectTcp({ host, port })
        : { fd: sockets.connectUdp({ host, port }), isDone: true };
    const at = (hosts: readonly string[]) => hosts.map(begin);
    if (host === "localhost") this.#try(at(LOCALHOST));
    else if (FIGURES.test(host)) this.#try(at([host]));
    else this.#resolve(host).then((hosts) => turns.run(() => this.#try(at(hosts))), reportError);
  }

  async #resolve(host: string): Promise<readonly string[]> {
    try {
      return await this.#options.world.sockets.resolve(host);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this.#options.world.turns.run(() => this.#fail(`${host}: ${errorText(error)}`));
      return [];
    }
  }

  #try([begin, ...others]: readonly Begin[], failure: OsError | null = null): void {
    if (this.#isOver) return;
    if (begin === undefined) return this.#fail(failure?.message ?? "there is no address");
    const { poller, turns } = this.#options.world;
    try {
      const { fd, isDone } = begin();
      this.#fd = fd;
      if (isDone) return this.#hand(fd);
      this.#unwatch = poller.writable(fd, () => turns.run(() => this.#judge(fd, others)));
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this.#drop();
      this.#try(others, error);
    }
  }

  #judge(fd: number, others: readonly Begin[]): void {
    const failure = this.#options.world.sockets.connectFailure(fd);
    if (failure !== null) {
      this.#drop();
      return this.#try(others, failure);
    }
    this.#unwatch();
    this.#hand(fd);
  }

  #hand(fd: number): void {
    this.#fd = null;
    this.#isOver = true;
    this.#options.onConnected(fd);
  }

  #fail(why: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onFailure(why);
  }

  #drop(): void {
    this.#unwatch();
    this.#unwatch = () => {};
    const fd = this.#fd;
    this.#fd = null;
    if (fd !== null) this.#options.world.os.close(fd);
  }
}
