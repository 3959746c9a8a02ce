import type { Endpoint } from "../config/model/probe_config.ts";
import { OsError } from "../os/os.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { MONOVISOR } from "../text/version.ts";
import type { Check } from "./check.ts";
import { Connecting } from "./connecting.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Bytes within which an answer has to say its status. */
const ROOM = 1024;

/** Nothing keeps what is read. */
const BUFFER = new Uint8Array(ROOM);

/** What the status line of HTTP/1 is; nothing behind it is read. */
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})[ \r\n]/;

/** Whether a GET is answered with 2xx or 3xx; no redirection is followed. */
export function httpCheck(url: string, world: ProbeWorld): Check {
  const { hostname, port, host, pathname, search, username, password } = new URL(url);
  const endpoint: Endpoint = {
    transport: "tcp",
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 80 : Number(port),
  };
  const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const request = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    `User-Agent: ${MONOVISOR.replace(" ", "/")}`,
    "Accept: */*",
    "Connection: close",
    ...secret === ":" ? [] : [`Authorization: Basic ${new TextEncoder().encode(secret).toBase64()}`],
  ];
  const bytes = new TextEncoder().encode(`${request.join("\r\n")}\r\n\r\n`);
  return (onAnswer) => new Exchange(endpoint, { world, request: bytes, onAnswer });
}

interface ExchangeOptions {
  readonly world: ProbeWorld;
  readonly request: Uint8Array;
  readonly onAnswer: (problem: string | null) => void;
}

/** A request and the beginning of its answer. */
class Exchange implements Disposable {
  readonly #options: ExchangeOptions;
  readonly #connecting: Connecting;
  #fd: number | null = null;
  #unwatch: () => void = () => {};
  #heard = new Uint8Array(0);

  constructor(endpoint: Endpoint, options: ExchangeOptions) {
    this.#options = options;
    const { world } = options;
    this.#connecting = new Connecting(endpoint, {
      world,
      onConnected: (fd) => this.#ask(fd),
      onFailure: options.onAnswer,
    });
  }

  [Symbol.dispose](): void {
    // It may be said from within the constructor
    if (this.#fd === null) return this.#connecting[Symbol.dispose]();
    this.#unwatch();
    this.#options.world.os.close(this.#fd);
    this.#fd = null;
  }

  #ask(fd: number): void {
    const { world: { os, poller, turns }, request } = this.#options;
    this.#fd = fd;
    this.#orEnd(() => {
      // A new socket has room for it
      if (os.write(fd, request) !== request.length) return this.#end("it takes no request");
      this.#unwatch = poller.readable(fd, () => turns.run(() => this.#orEnd(() => this.#hear(fd))));
    });
  }

  #hear(fd: number): void {
    const count = this.#options.world.os.read(fd, BUFFER);
    if (count === "would_block") return;
    if (count === "eof") return this.#end("no answer of HTTP");
    this.#heard = concatBytes(this.#heard, BUFFER.subarray(0, count));
    const [, status = null] = STATUS_LINE.exec(new TextDecoder().decode(this.#heard)) ?? [];
    if (status !== null) return this.#end(/^[23]/.test(status) ? null : `the status is ${status}`);
    if (this.#heard.length >= ROOM) this.#end("no answer of HTTP");
  }

  #orEnd(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this.#end(error.message);
    }
  }

  #end(problem: string | null): void {
    this[Symbol.dispose]();
    this.#options.onAnswer(problem);
  }
}
