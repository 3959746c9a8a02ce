import { cString } from "../libc/c_string.ts";
import { SystemClock } from "../time/system_clock.ts";
import { SyslogSocket } from "./syslog_socket.ts";

const DEVICE = "/dev/log";
/** LOG_USER and LOG_INFO, as the default of Python's syslog. */
const PRIORITY = 14;
const IDENT = "supervisord";
/** Bytes that may wait for their reader; what comes then is lost. */
const ROOM = 1 << 20;
/** Milliseconds until the next attempt, doubled each time, and what the end of the program waits at most. */
const PATIENCE = { first: 10, longest: 1000, end: 1000 } as const;
/** A daemon that reads makes room at once, which is worth so many milliseconds, and that part of all time. */
const PAUSE = { longest: 20, part: 0.1 } as const;

/**
 * Sends what syslog(3) sends (SYSLOG-002), but does not wait for a daemon that does not read: what it does not take is
 * kept and tried again. What there was no room for is lost, and how much it was is told to syslog when it has read the
 * rest. Where nobody listens messages vanish (SYSLOG-006).
 */
export class Syslog implements Disposable {
  readonly #socket: SyslogSocket;
  readonly #clock = new SystemClock();
  readonly #waiting: Uint8Array<ArrayBuffer>[] = [];
  /** Is told each time that messages are lost, and how many. */
  onLoss: (messages: number) => void = () => {};
  #bytes = 0;
  #isFull = false;
  /** What is not told yet. */
  #untold = 0;
  #delay: number = PATIENCE.first;
  #pause: number = PAUSE.longest;
  #paused = 0;
  #timer: number | null = null;
  #atEnd: (() => void) | null = null;

  constructor(path: string = DEVICE) {
    this.#socket = new SyslogSocket(path);
  }

  send(message: string, { isWhole = false }: { readonly isWhole?: boolean } = {}): void {
    if (this.#isFull) this.#lose(1);
    else this.#keep(isWhole ? message : this.#headed(message));
    this.#drain();
  }

  /** Sends what waits, if it is read within a second. */
  flush(): void {
    const end = performance.now() + PATIENCE.end;
    for (let left: number = PATIENCE.end; left > 0 && this.#waiting.length > 0; left = end - performance.now()) {
      this.#socket.wait(Math.ceil(left));
      this.#drain();
    }
  }

  [Symbol.dispose](): void {
    if (this.#atEnd !== null) removeEventListener("unload", this.#atEnd);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#socket[Symbol.dispose]();
  }

  #headed(message: string): string {
    const [, day = "", month, , time] = this.#clock.local(this.#clock.now()).toUTCString().split(/,? /);
    const date = `${month} ${day.replace(/^0/, " ")} ${time}`;
    return `<${PRIORITY}>${date} ${IDENT}: ${message}`;
  }

  #keep(message: string): void {
    // A NUL would cut the message short
    const bytes = cString(message.replaceAll("\0", "\ufffd"));
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    this.#isFull = this.#bytes >= ROOM;
  }

  #drain(): void {
    let isRead = this.#timer === null;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const taken = this.#socket.send(next);
      if (taken === "later" && isRead && this.#hasRoomSoon()) {
        isRead = false;
        continue;
      }
      if (taken === "later") return this.#comeBack();
      if (taken === "nobody") return this.#forget();
      if (taken === "too_long") this.#lose(1);
      this.#taken(next, taken === "too_long" ? next.length : taken);
      this.#delay = PATIENCE.first;
      isRead = true;
    }
    this.#isFull = false;
    if (this.#untold > 0) this.#tellLost();
  }

  #hasRoomSoon(): boolean {
    const before = performance.now();
    const pause = Math.min(this.#pause + (before - this.#paused) * PAUSE.part, PAUSE.longest);
    const hasRoom = this.#socket.wait(Math.floor(pause));
    this.#paused = performance.now();
    this.#pause = Math.max(0, pause - (this.#paused - before));
    return hasRoom;
  }

  #taken(message: Uint8Array<ArrayBuffer>, count: number): void {
    this.#bytes -= count;
    if (count === message.length) this.#waiting.shift();
    else this.#waiting[0] = message.subarray(count);
  }

  #lose(messages: number): void {
    this.#untold += messages;
    this.onLoss(messages);
  }

  #tellLost(): void {
    this.#keep(this.#headed(`${this.#untold} messages were lost, as syslog did not take them`));
    this.#untold = 0;
    this.#drain();
  }

  // What was kept for a reader who has gone is lost; a message that never had one is nobody's loss
  #forget(): void {
    if (this.#waiting.length > 1) this.#lose(this.#waiting.length);
    this.#waiting.length = 0;
    this.#bytes = 0;
    this.#isFull = false;
  }

  #comeBack(): void {
    if (this.#atEnd === null) {
      this.#atEnd = () => this.flush();
      addEventListener("unload", this.#atEnd);
    }
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#drain();
    }, this.#delay);
    this.#delay = Math.min(this.#delay * 2, PATIENCE.longest);
  }
}
