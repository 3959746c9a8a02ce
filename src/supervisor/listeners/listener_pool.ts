import type { EventListenerPoolConfig } from "../../config/model/group_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import { isEqual } from "../../text/is_equal.ts";
import type { Notice } from "../../events/bus.ts";
import { envelope } from "../../events/pool/envelope.ts";
import type { ListenerSnapshot } from "../../events/pool/listener_record.ts";
import {
  accept,
  EMPTY_POOL,
  type PoolRecord,
  poolRecord,
  type PoolSnapshot,
  poolSnapshot,
  type PoolStep,
  putBack,
  rebuffering,
  shrink,
  takeNext,
} from "../../events/pool/pool.ts";
import type { QueuedEvent } from "../../events/pool/queued_event.ts";
import { resultHandler } from "../../events/pool/result_handler.ts";
import { OsError } from "../../os/os.ts";
import type { ProcessRecord } from "../../process/record.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Host } from "../host.ts";
import { Listener } from "./listener.ts";

/** Seconds that a listener has for its next answer when it is to be stopped. */
const PATIENCE = 1;

/** A process of the pool. */
export interface Member {
  readonly config: Pick<ProcessConfig, "name">;
  readonly record: ProcessRecord;
  readonly listener: Listener | null;
  /** Sends bytes to its stdin. Throws OsError with EPIPE when it takes none. */
  write(...data: readonly Uint8Array[]): void;
}

/** What a pool acts on; `state` is where another one stood. */
export interface ListenerPoolOptions {
  readonly host: Host;
  readonly state?: PoolSnapshot | null;
}

/** The events of an [eventlistener:x]: buffered from its creation on (LISTENER-019), sent to whoever is free. */
export class ListenerPool implements Disposable {
  /** Why its processes can never run; null when they can. */
  readonly obstacle: string | null;
  readonly #host: Host;
  #config: EventListenerPoolConfig;
  #unsubscribe: () => void;
  #record: PoolRecord;
  /** Events from this serial on are not sent. */
  #end = Infinity;

  constructor(config: EventListenerPoolConfig, { host, state = null }: ListenerPoolOptions) {
    this.#config = config;
    this.#host = host;
    this.#record = state === null ? EMPTY_POOL : poolRecord(state);
    this.obstacle = obstacleOf(config);
    if (this.obstacle !== null) {
      host.logger.log("critical", `Cannot run [eventlistener:${config.name}]: ${this.obstacle}`);
    }
    this.#unsubscribe = this.#subscribe();
  }

  /** Another size of the buffer and other events hold from now on. */
  configure(config: EventListenerPoolConfig): void {
    const isSame = isEqual(config.events, this.#config.events);
    this.#config = config;
    this.#keep(shrink(this.#record, config));
    if (isSame) return;
    this.#unsubscribe();
    this.#unsubscribe = this.#subscribe();
  }

  get record(): PoolRecord {
    return this.#record;
  }

  snapshot(): PoolSnapshot {
    return poolSnapshot(this.#record);
  }

  /** The conversation with a process of this name, which belongs to the pool; `state` is where another one stood. */
  listener(name: string, state: ListenerSnapshot | null = null): Listener {
    return new Listener(name, {
      state,
      host: this.#host,
      handler: resultHandler(this.#config.resultHandler) ?? "default",
      putBack: (event) => this.#putBack(event),
    });
  }

  /**
   * Sends what waits, as long as one of `processes` is free (LISTENER-016); the first one in configuration order gets
   * it, so that any of them may get any event (LISTENER-018).
   */
  dispatch(processes: Iterable<Member>): void {
    if (this.#record.buffer.size === 0) return;
    const members = [...processes];
    if (!members.some(isFree)) return;
    for (let next = takeNext(this.#record); next !== null; next = takeNext(this.#record)) {
      const [rest, event] = next;
      if (event.serial >= this.#end) return;
      // As if it had been taken and put back
      if (!members.some(isFree)) return this.#tell(() => rebuffering(rest, event, this.#config).message);
      this.#set(rest);
      if (this.#send(event, members)) continue;
      return this.#putBack(event);
    }
  }

  /**
   * Sends nothing from the serial `end` on, and what is left before it. Gives the instant until which `processes` are
   * to be waited for, since one of them has such an event or is about to ask for it.
   */
  finish(processes: Iterable<Member>, end: number): number {
    this.#end = end;
    const members = [...processes];
    this.dispatch(members);
    const next = takeNext(this.#record);
    const owed = next !== null && next[1].serial < end;
    return Math.max(...members.map((process) => answersUntil(process, owed)));
  }

  /** Ends its subscriptions; what is buffered is lost (LISTENER-020). */
  [Symbol.dispose](): void {
    this.#unsubscribe();
  }

  #subscribe(): () => void {
    const onEvent = (notice: Notice) => this.#keep(accept(this.#record, notice, this.#config));
    return this.#host.events.subscribe({ events: this.#config.events, onEvent });
  }

  #send(event: QueuedEvent, members: readonly Member[]): boolean {
    const sender = { server: this.#host.settings.identifier, pool: this.#config.name };
    for (const process of members.filter(isFree)) {
      const { name } = process.config;
      if (!this.#accepts(process, envelope(event, sender))) {
        const unchanged = `to listener ${name}, listener state unchanged`;
        this.#tell(() => `epipe occurred while sending event ${event.serial} ${unchanged}`);
        continue;
      }
      process.listener?.sent(event);
      this.#host.changed({ kind: "process", group: this.#config.name, process: name });
      this.#tell(() => `event ${event.serial} sent to listener ${name}`);
      return true;
    }
    return false;
  }

  // LISTENER-014
  #accepts(process: Member, message: readonly Uint8Array[]): boolean {
    try {
      process.write(...message);
      return true;
    } catch (error) {
      // Whatever is wrong with its stdin, the event stays for another process
      if (error instanceof OsError && (error.code === "EPIPE" || error.code === "ENOBUFS")) return false;
      const { name } = process.config;
      this.#host.logger.log("critical", `Cannot send an event to listener ${name}: ${errnoText(error)}`);
      return false;
    }
  }

  #tell(message: () => string): void {
    this.#host.logger.log("debug", message);
  }

  #set(record: PoolRecord): void {
    this.#record = record;
    this.#host.changed({ kind: "pool", group: this.#config.name });
  }

  #putBack(event: QueuedEvent): void {
    this.#keep(putBack(this.#record, event, this.#config));
  }

  #keep([record, logs]: PoolStep): void {
    this.#set(record);
    for (const { level, message } of logs) this.#host.logger.log(level, message);
  }
}

// LISTENER-002
function isFree({ record, listener }: Member): boolean {
  return record.state === "RUNNING" && listener?.record.state === "READY";
}

// One that has said nothing for that long is not waited for
function answersUntil({ record, listener }: Member, owed: boolean): number {
  if (record.state !== "RUNNING" || listener === null) return -Infinity;
  const { state } = listener.record;
  return state === "BUSY" || (owed && state === "ACKNOWLEDGED") ? listener.lastSign + PATIENCE : -Infinity;
}

function obstacleOf({ resultHandler: name }: EventListenerPoolConfig): string | null {
  if (resultHandler(name) !== null) return null;
  return `result_handler ${name} is a Python function, which cannot be called here; without the option "OK" accepts ` +
    "an event and any other result rejects it";
}
