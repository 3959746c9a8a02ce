import type { Clock } from "../../os/clock.ts";
import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import type { HttpApp } from "../app/app.ts";
import { errorPage } from "../app/error_page.ts";
import { httpLog, type Log } from "../http_log.ts";
import { type ByteStream, Disconnected } from "../wire/byte_stream.ts";
import { headerValue, type HttpResponse, type RequestHead } from "../wire/message.ts";
import { TimedStream } from "../wire/timed_stream.ts";
import { type WireEvent, WireParser } from "../wire/wire_parser.ts";
import { wireReply } from "../wire/wire_reply.ts";
import { writeStream } from "../wire/write_stream.ts";
import { accessLogLine, type Peer } from "./access_log.ts";

/** Seconds: between requests (HTTP-016), for a head from its first byte, and between two pieces of a body. */
const TIMEOUTS = { idle: 1800, head: 60, body: 60 } as const;
/** Seconds that a refused client gets to stop sending. */
const LINGER = 5;
/** Bytes of a body that is read only to keep the connection, its request being answered already. */
const SMALL_BODY = 65536;
/** Bytes of a body that are sent together with its head. */
const ONE_PIECE = 65536;
const NOTHING = new Uint8Array(0);
/** Tells a client that waits for it to send its body (RFC 9110, 10.1.1; decided for HTTP-013). */
const CONTINUE = new TextEncoder().encode("HTTP/1.1 100 Continue\r\n\r\n");
/** Seconds that an answer under way gets when the server closes. */
const GRACE = 0.5;

export interface ConnectionOptions {
  readonly app: HttpApp;
  readonly clock: Clock;
  readonly peer: Peer;
  readonly log: Log;
}

/** One client's connection: its requests are answered one after the other, in order (HTTP-015). */
export class Connection {
  readonly #stream: TimedStream;
  readonly #parser = new WireParser();
  #phase: "reading" | "answering" | "streaming" = "reading";
  #closing = false;
  #readingSince: number;
  #headDeadline: number | null = null;
  #cancelGrace: () => void = () => {};
  #abandon: (reason: Disconnected) => void = () => {};
  readonly #ending = new AbortController();

  constructor(stream: ByteStream, private readonly options: ConnectionOptions) {
    this.#stream = new TimedStream(stream, options.clock);
    this.#readingSince = options.clock.monotonic();
  }

  /** Since when (monotonic) it has waited for a request to be complete; null while one is answered. */
  get idleSince(): number | null {
    return this.#phase === "reading" ? this.#readingSince : null;
  }

  /** Serves until either side ends the connection. Rejects when the body of an answer fails. */
  async run(): Promise<void> {
    try {
      while (await this.#serveOne() && !this.#closing);
    } catch (error) {
      if (!(error instanceof Disconnected)) throw error;
    } finally {
      this.#cancelGrace();
      this.#stream.close();
    }
  }

  /** Ends the connection: at once, or shortly after for an answer that is being made. */
  close(): void {
    this.#closing = true;
    if (this.#phase === "reading") return this.#stream.close();
    this.#ending.abort();
    this.#cancelGrace = this.options.clock.at(this.#after(GRACE), () => {
      this.#stream.close();
      this.#abandon(new Disconnected("Cannot wait for the answer: the server closes"));
    });
  }

  /** Answers one request and tells whether another may follow. */
  async #serveOne(): Promise<boolean> {
    this.#phase = "reading";
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
    const body = await this.#next();
    if (body?.kind !== "body") return false;
    return await this.#reply(head, early ?? await this.#answer(head, body.body));
  }

  /** What the app answers; rejects when the server closes before. */
  #answer(head: RequestHead, body: Uint8Array): Promise<HttpResponse> {
    this.#phase = "answering";
    return new Promise((resolve, reject) => {
      this.#abandon = reject;
      this.options.app.handle({ head, body }).then(resolve, reject);
    });
  }

  async #next(): Promise<WireEvent | null> {
    for (;;) {
      const event = this.#parser.next();
      if (event !== null) this.#headDeadline = null;
      if (event !== null) return event;
      const bytes = await this.#stream.read(this.#deadline());
      if (bytes === null) return null;
      this.#parser.push(bytes);
    }
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
    this.#phase = "reading";
    await this.#stream.linger(this.#after(LINGER));
    return false;
  }

  async #reply(head: RequestHead, response: HttpResponse): Promise<boolean> {
    this.#phase = "answering";
    const { body, status } = response;
    const start = this.#stream.written;
    const reply = wireReply(response, { to: head, now: this.options.clock.now() });
    const whole = body instanceof Uint8Array;
    const silent = head.method === "HEAD" || status === 304;
    if (!whole) this.#phase = "streaming";
    try {
      if (whole) await this.#writeWhole(reply.head, silent ? NOTHING : body);
      else await writeStream(this.#stream, { reply, body, ending: this.#ending.signal });
    } finally {
      this.#logAccess(head, { status, bytes: this.#stream.written - start });
    }
    return whole && !reply.close;
  }

  // In one piece, but for answers so large that a copy of many at once would fill the memory
  async #writeWhole(head: Uint8Array, body: Uint8Array): Promise<void> {
    if (body.length <= ONE_PIECE) return await this.#stream.write(concatBytes(head, body));
    await this.#stream.write(head);
    await this.#stream.write(body);
  }

  #logAccess({ line }: RequestHead, sent: { readonly status: number; readonly bytes: number }): void {
    const { clock, peer, log } = this.options;
    httpLog(log, accessLogLine({ peer, now: clock.now(), line, ...sent }));
  }

  #after(seconds: number): number {
    return this.options.clock.monotonic() + seconds;
  }
}

/** Whether the client holds its body back until it is asked for; HTTP/1.0 knows no such thing. */
function expectsContinue(head: RequestHead): boolean {
  return head.version === "1.1" && headerValue(head, "Expect")?.trim().toLowerCase() === "100-continue";
}

/** Answers to requests whose body nobody wants to read, or whose length nobody knows (HTTP-011, HTTP-017). */
const UNREAD: ReadonlySet<number> = new Set([401, 411]);

/** What a request that cannot be understood is answered as. */
const UNREADABLE: RequestHead = { line: "", method: "GET", path: "", query: "", version: "1.1", headers: [] };
