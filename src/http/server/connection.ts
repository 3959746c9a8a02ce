import type { Clock } from "../../os/clock.ts";
import type { PeerAddress } from "../../os/sockets.ts";
import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import type { HttpApp } from "../app/app.ts";
import { errorPage } from "../app/error_page.ts";
import type { Log } from "../http_log.ts";
import { type ByteStream, Disconnected } from "../wire/byte_stream.ts";
import { expectsContinue } from "../wire/expects_continue.ts";
import { type HttpResponse, piecesOf, type RequestHead } from "../wire/message.ts";
import { TimedStream } from "../wire/timed_stream.ts";
import { UNREADABLE } from "../wire/unreadable.ts";
import { type WireEvent, WireParser } from "../wire/wire_parser.ts";
import { wireReply } from "../wire/wire_reply.ts";
import { writeStream } from "../wire/write_stream.ts";
import { logAccess } from "./access_log.ts";
import type { ConnectionState } from "./connection_state.ts";
import { Progress } from "./progress.ts";

/** Seconds: between requests (HTTP-016), for a head from its first byte, and between two pieces of a body. */
const TIMEOUTS = { idle: 1800, head: 60, body: 60 } as const;
/** Seconds that a refused client gets to stop sending. */
const LINGER = 5;
/** Bytes of a body that is read only to keep the connection, its request being answered already. */
const SMALL_BODY = 65536;
/** Bytes of a body that are sent together with its head. */
const ONE_PIECE = 65536;
const NOTHING = new Uint8Array(0);
const NOTHING_HELD: Pick<ConnectionState, "unsent" | "ends"> = { unsent: "", ends: false };
/** Tells a client that waits for it to send its body (RFC 9110, 10.1.1; decided for HTTP-013). */
const CONTINUE = new TextEncoder().encode("HTTP/1.1 100 Continue\r\n\r\n");
/** Seconds that an answer under way gets when the server closes. */
const GRACE = 0.5;

export interface ConnectionOptions {
  readonly app: HttpApp;
  readonly clock: Clock;
  readonly peer: PeerAddress;
  readonly log: Log;
  /** What another image of this program has left to do. */
  readonly state?: ConnectionState | null;
}

/** One client's connection: its requests are answered one after the other, in order (HTTP-015). */
export class Connection {
  readonly #stream: TimedStream;
  readonly #parser = new WireParser();
  readonly #progress = new Progress();
  #closing = false;
  #held = NOTHING_HELD;
  #readingSince: number;
  #headDeadline: number | null = null;
  #cancelGrace: () => void = () => {};
  #abandon: (reason: Disconnected) => void = () => {};
  #ending: AbortController | null = null;

  constructor(stream: ByteStream, private readonly options: ConnectionOptions) {
    this.#stream = new TimedStream(stream, options.clock);
    this.#readingSince = options.clock.monotonic();
  }

  /** Since when (monotonic) it has waited for a request to be complete; null while one is answered. */
  get idleSince(): number | null {
    return this.#progress.isIdle ? this.#readingSince : null;
  }

  /** Whether no request is under way. */
  get isAtRest(): boolean {
    return this.#progress.isAtRest;
  }

  /** Serves until either side ends the connection. Rejects when the body of an answer fails. */
  async run(): Promise<void> {
    try {
      const { state } = this.options;
      let goesOn = !state || await this.#goOn(state);
      while (goesOn) goesOn = await this.#serveOne() && !this.#closing;
    } catch (error) {
      if (!(error instanceof Disconnected)) throw error;
    } finally {
      this.#progress.enter("ended");
      this.#cancelGrace();
      this.#stream.close();
    }
  }

  /** Begins no request until resume(); resolves when none is under way. A stream is asked to come to its end. */
  pause(): Promise<void> {
    this.#ending?.abort();
    return this.#progress.pause();
  }

  resume(): void {
    this.#progress.resume();
  }

  /** What is left to do; null while a request is under way and when nothing can be any more. */
  snapshot(): ConnectionState | null {
    if (!this.isAtRest || this.#stream.isClosed) return null;
    return { received: this.#parser.pending.toBase64(), ...this.#held };
  }

  /** Ends the connection: at once, or shortly after for an answer that is being made. */
  close(): void {
    this.#closing = true;
    this.resume();
    if (this.#progress.isIdle) return this.#stream.close();
    this.#ending?.abort();
    this.#cancelGrace = this.options.clock.at(this.#after(GRACE), () => {
      this.#stream.close();
      this.#abandon(new Disconnected("Cannot wait for the answer: the server closes"));
    });
  }

  /** Does what another image has left to do, and tells whether requests may follow. */
  async #goOn(state: ConnectionState): Promise<boolean> {
    this.#progress.enter("answering");
    this.#parser.push(Uint8Array.fromBase64(state.received));
    await this.#stream.write(Uint8Array.fromBase64(state.unsent));
    return !state.ends;
  }

  /** Answers one request and tells whether another may follow. */
  async #serveOne(): Promise<boolean> {
    this.#progress.enter("reading");
    this.#readingSince = this.options.clock.monotonic();
    const event = await this.#next();
    if (event?.kind === "bad") return await this.#refuse(UNREADABLE, errorPage(400));
    if (event?.kind !== "head") return false;
    const { head, framing } = event;
    const early = await this.options.app.admit(head);
    if (early !== null && UNREAD.has(early.status)) return await this.#refuse(head, early);
    if (framing.kind === "refused") {
      // Compat: HTTP-011, HTTP-012, what is not sent as a POST may announce anything
      const isPost = head.method === "POST";
      return await this.#refuse(
        head,
        early ?? (isPost ? errorPage(framing.status) : await this.#answer(head, NOTHING)),
      );
    }
    const isAwaited = framing.length > 0 && this.#parser.isDry && expectsContinue(head);
    if (early !== null && (isAwaited || framing.length > SMALL_BODY)) return await this.#refuse(head, early);
    if (isAwaited) await this.#stream.write(CONTINUE);
    this.#progress.enter("reading");
    const body = await this.#next();
    if (body?.kind !== "body") return false;
    return await this.#reply(head, early ?? await this.#answer(head, body.body));
  }

  /** What the app answers; rejects when the server closes before. */
  #answer(head: RequestHead, body: Uint8Array): Promise<HttpResponse> {
    return this.#unlessAbandoned(this.options.app.handle({ head, body }));
  }

  #unlessAbandoned(answer: Promise<HttpResponse>): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      this.#abandon = reject;
      answer.then(resolve, reject);
    });
  }

  async #next(): Promise<WireEvent | null> {
    for (;;) {
      if (this.#progress.isPaused) await this.#progress.resumed();
      if (this.#closing) return null;
      const event = this.#parser.next();
      if (event !== null) return this.#begin(event);
      const bytes = this.#stream.read();
      if (bytes === null) return null;
      if (bytes === "would_block") await this.#stream.readable(this.#deadline());
      else this.#parser.push(bytes);
    }
  }

  #begin(event: WireEvent): WireEvent {
    this.#progress.enter("answering");
    this.#headDeadline = null;
    return event;
  }

  #deadline(): number {
    const { stage } = this.#parser;
    if (stage !== "head") return this.#after(TIMEOUTS[stage]);
    this.#headDeadline ??= this.#after(TIMEOUTS.head);
    return this.#headDeadline;
  }

  /** Answers a request whose body is not read, so that nothing after it can be. */
  async #refuse(head: RequestHead, response: HttpResponse): Promise<false> {
    await this.#reply(head, response);
    this.#progress.enter("refused");
    await this.#stream.linger(this.#after(LINGER));
    return false;
  }

  async #reply(head: RequestHead, response: HttpResponse): Promise<boolean> {
    this.#progress.enter("answering");
    const { body, status, instead } = response;
    const start = this.#stream.written;
    const reply = wireReply(response, { to: head, now: this.options.clock.now() });
    const silent = head.method === "HEAD" || status === 304;
    const isStream = typeof body === "function";
    const pieces = isStream || silent ? [] : piecesOf(body);
    if (!isStream && instead !== undefined) {
      this.#held = { unsent: concatBytes(reply.head, ...pieces).toBase64(), ends: reply.close };
      return await this.#reply(head, await this.#hold(instead));
    }
    try {
      if (isStream) await writeStream(this.#stream, { reply, body, ending: this.#beginStream() });
      else await this.#writeWhole(reply.head, pieces);
    } finally {
      this.#logAccess(head, { status, bytes: this.#stream.written - start });
    }
    return !isStream && !reply.close;
  }

  /** Waits for what is answered in place of what is held, if no other image sends that. */
  async #hold(instead: () => Promise<HttpResponse>): Promise<HttpResponse> {
    this.#progress.enter("held");
    try {
      return await this.#unlessAbandoned(instead());
    } finally {
      this.#held = NOTHING_HELD;
    }
  }

  #beginStream(): AbortSignal {
    this.#progress.enter("streaming");
    this.#ending = new AbortController();
    if (this.#closing || this.#progress.isPaused) this.#ending.abort();
    return this.#ending.signal;
  }

  // The head and the first piece at once, but for one so large that a copy of many at once would fill the memory
  async #writeWhole(head: Uint8Array, [first = NOTHING, ...rest]: readonly Uint8Array[]): Promise<void> {
    const start = first.length <= ONE_PIECE ? [concatBytes(head, first)] : [head, first];
    for (const piece of [...start, ...rest]) await this.#stream.write(piece);
  }

  #logAccess({ line }: RequestHead, sent: { readonly status: number; readonly bytes: number }): void {
    const { clock, peer, log } = this.options;
    logAccess(log, { peer, now: clock.now(), line, ...sent });
  }

  #after(seconds: number): number {
    return this.options.clock.monotonic() + seconds;
  }
}

/** Answers to requests whose body nobody wants to read, or whose length nobody knows (HTTP-011, HTTP-017). */
const UNREAD: ReadonlySet<number> = new Set([401, 411]);
