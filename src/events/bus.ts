import type { Logger } from "../logs/logger.ts";
import { errnoText } from "../text/python/errno_text.ts";
import type { SupervisorEvent } from "./event.ts";
import { eventName, isSubtype } from "./event_name.ts";

/** The count of events since the daemon started: plain data that outlives reloads (DAEMON-039, EVT-005). */
export interface EventSerial {
  next: number;
}

/** An event as the bus hands it out: `times` is how many of the pool's subscriptions it matches, at least one. */
export interface Notice {
  readonly event: SupervisorEvent;
  readonly serial: number;
  readonly times: number;
}

/** Somebody who is told of events. */
export interface Subscriber {
  /** Event types, abstract ones among them; each match counts (EVT-002). */
  readonly events: readonly string[];
  readonly onEvent: (notice: Notice) => void;
}

/** A subscriber, and how many of its subscriptions match one type. */
type Taker = Pick<Subscriber, "onEvent"> & Pick<Notice, "times">;

/**
 * Takes note of events within this program. It is called in the midst of a turn, while what follows from the event is
 * still to come, so it acts on nothing there, and it does not change the event, which listeners get as well.
 */
export type Observer = (event: SupervisorEvent) => void;

/** Hands events to those who subscribed to their type, in the order of subscription, and then to all observers. */
export class EventBus {
  readonly #serial: EventSerial;
  readonly #logger: Logger;
  readonly #subscribers = new Set<Subscriber>();
  /** Who takes events of a concrete type, as found out with the first one. */
  readonly #takers = new Map<string, readonly Taker[]>();
  readonly #observers = new Set<Observer>();

  constructor(serial: EventSerial, { logger }: { readonly logger: Logger }) {
    this.#serial = serial;
    this.#logger = logger;
  }

  /** The serial that the next event gets. */
  get nextSerial(): number {
    return this.#serial.next;
  }

  /** The returned function ends the subscription. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    this.#takers.clear();
    return () => {
      this.#subscribers.delete(subscriber);
      this.#takers.clear();
    };
  }

  /**
   * Tells `observer` of every event that there is anyway, until the returned function is called. It is no subscriber:
   * no event comes into being or gets a serial for its sake, so that listeners see the same with it as without.
   */
  observe(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  /** Whether a subscriber takes events of this concrete type. */
  hasSubscriber(name: string): boolean {
    return this.#takersOf(name).length > 0;
  }

  /** An event that nobody subscribed to uses no serial. */
  notify(event: SupervisorEvent): void {
    const name = eventName(event);
    const takers = this.#takersOf(name);
    if (takers.length > 0) {
      const serial = this.#take();
      for (const { onEvent, times } of takers) onEvent({ event, serial, times });
    }
    for (const observer of this.#observers) this.#show(event, observer);
  }

  #show(event: SupervisorEvent, observer: Observer): void {
    try {
      observer(event);
    } catch (error) {
      this.#logger.log("critical", `Cannot observe ${eventName(event)}: ${errnoText(error)}`);
    }
  }

  #takersOf(name: string): readonly Taker[] {
    const known = this.#takers.get(name);
    if (known !== undefined) return known;
    const takers: Taker[] = [];
    for (const { events, onEvent } of this.#subscribers) {
      const times = matches(name, events);
      if (times > 0) takers.push({ onEvent, times });
    }
    this.#takers.set(name, takers);
    return takers;
  }

  #take(): number {
    const serial = this.#serial.next;
    this.#serial.next = serial === Number.MAX_SAFE_INTEGER ? 0 : serial + 1;
    return serial;
  }
}

function matches(name: string, events: readonly string[]): number {
  return events.filter((type) => isSubtype(name, type)).length;
}
