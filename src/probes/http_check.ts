import type { Endpoint } from "../config/model/probe_config.ts";
import { OsError } from "../os/os.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import type { Check } from "./check.ts";
import { Connecting } from "./connecting.ts";
import { requestHeaders, statusProblem } from "./http_request.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Bytes within which an answer has to say its status. */
const ROOM = 1024;

/** Nothing keeps what is read. */
const BUFFER = new Uint8Array(ROOM);
const NOTHING = new Uint8Array(0);
const DECODER = new TextDecoder();

/**
 * Seconds after which a patient one looks for its answer, which most on this machine have given by then; and how many such
 * looks there are in a second.
 */
const LATER = 0.05;
const LOOKS = 100;

/** What the status line of HTTP/1 is, and its bytes; nothing behind it is read. */
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})[ \r\n]/;
const STATUS_BYTES = 13;

interface HttpCheckOptions {
  readonly world: ProbeWorld;
  readonly isPatient?: boolean;
}

/** Whether a GET is answered with 2xx or 3xx; no redirection is followed. */
export function httpCheck(url: string, { world, isPatient = false }: HttpCheckOptions): Check {
  const { hostname, port, host, pathname, search } = new URL(url);
  const endpoint: Endpoint = {
    transport: "tcp",
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 80 : Number(port),
  };
  const headers = { Host: host, ...requestHeaders(url), Connection: "close" };
  const request = [
    `GET ${pathname}${search} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const bytes = new TextEncoder().encode(`${request.join("\r\n")}\r\n\r\n`);
  return (onAnswer) => new Exchange(endpoint, { world, isPatient, request: bytes, onAnswer });
}

interface ExchangeOptions {
  readonly world: ProbeWorld;
  readonly isPatient: boolean;
  readonly request: Uint8Array;
  readonly onAnswer: (problem: string | null) => void;
}

/** A request and the beginning of its answer. */
class Exchange implements Disposable {
  readonly #options: ExchangeOptions;
  readonly #connecting: Connecting;
  #fd: number | null = null;
  #unwatch: () => void = () => {};
  #heard = NOTHING;

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
    const { world: { os, clock, rounds }, isPatient, request } = this.#options;
    this.#fd = fd;
    this.#orEnd(() => {
      // A new socket has room for it
      if (os.write(fd, request) !== request.length) return this.#end("it takes no request");
      if (!isPatient) return this.#watch(fd);
      const instant = Math.ceil((clock.monotonic() + LATER) * LOOKS) / LOOKS;
      this.#unwatch = rounds.at(instant, () => this.#orEnd(() => this.#hear(fd) || this.#watch(fd)));
    });
  }

  #watch(fd: number): void {
    const { poller, turns } = this.#options.world;
    this.#unwatch = poller.readable(fd, () => turns.run(() => this.#orEnd(() => void this.#hear(fd))));
  }

  /** Whether it is over with what has come. */
  #hear(fd: number): boolean {
    const count = this.#options.world.os.read(fd, BUFFER);
    if (count === "would_block") return false;
    if (count === "eof") return this.#end("no answer of HTTP");
    const said = BUFFER.subarray(0, count);
    const heard = this.#heard === NOTHING ? said : concatBytes(this.#heard, said);
    const [, status = null] = STATUS_LINE.exec(DECODER.decode(heard.subarray(0, STATUS_BYTES))) ?? [];
    if (status !== null) return this.#end(statusProblem(Number(status)));
    if (heard.length >= ROOM) return this.#end("no answer of HTTP");
    this.#heard = heard.slice();
    return false;
  }

  #orEnd(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this.#end(error.message);
    }
  }

  #end(problem: string | null): true {
    this[Symbol.dispose]();
    this.#options.onAnswer(problem);
    return true;
  }
}
