import { stepListener } from "../../events/pool/listener_machine.ts";
import {
  type ListenerEffect,
  type ListenerInput,
  type ListenerRecord,
  listenerRecord,
  type ListenerSnapshot,
  listenerSnapshot,
  SILENT_LISTENER,
} from "../../events/pool/listener_record.ts";
import type { QueuedEvent } from "../../events/pool/queued_event.ts";
import type { ResultHandler } from "../../events/pool/result_handler.ts";
import { writePatiently } from "../../logs/write_patiently.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Host } from "../host.ts";

const STDOUT = 1;
/** Seconds that whoever reads supervisord's stdout gets to make room, once. */
const PATIENCE = 1;

/** What a listener belongs to. */
export interface ListenerOptions {
  readonly host: Host;
  readonly handler: ResultHandler;
  /** Takes back an event that it did not process, for its own pool alone (decided for LISTENER-011). */
  readonly putBack: (event: QueuedEvent) => void;
  /** Where another one stood. */
  readonly state?: ListenerSnapshot | null;
}

/** The conversation with one process of a pool, and what follows from what it says. */
export class Listener {
  readonly #name: string;
  readonly #options: ListenerOptions;
  #record: ListenerRecord;
  #lastSign = -Infinity;
  #isStdoutTroubled = false;

  constructor(name: string, options: ListenerOptions) {
    this.#name = name;
    this.#options = options;
    const { state = null } = options;
    this.#record = state === null ? SILENT_LISTENER : listenerRecord(state);
  }

  get record(): ListenerRecord {
    return this.#record;
  }

  /** The monotonic instant at which it last said or was sent something. */
  get lastSign(): number {
    return this.#lastSign;
  }

  snapshot(): ListenerSnapshot {
    return listenerSnapshot(this.#record);
  }

  hear(data: Uint8Array): void {
    this.#lastSign = this.#options.host.clock.monotonic();
    this.#take({ kind: "heard", data });
  }

  /** An event has been written to its stdin. */
  sent(event: QueuedEvent): void {
    this.#lastSign = this.#options.host.clock.monotonic();
    this.#take({ kind: "sent", event });
  }

  /** Its process is gone. */
  ended(): void {
    this.#take({ kind: "ended" });
  }

  #take(input: ListenerInput): void {
    const given = { record: this.#record, name: this.#name, handler: this.#options.handler };
    const [record, effects] = stepListener(given, input);
    this.#record = record;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ListenerEffect): void {
    const { host, putBack } = this.#options;
    switch (effect.kind) {
      case "log":
        return host.logger.log(effect.level, effect.message);
      case "put_back":
        return putBack(effect.event);
      case "print":
        return this.#print(effect.data);
    }
  }

  // supervisord's stdout may be a pipe that nobody reads (any more); the listener is not to blame. Told once
  #print(data: Uint8Array): void {
    const { os, logger } = this.#options.host;
    const isTroubled = this.#isStdoutTroubled;
    try {
      writePatiently(os, data, { fd: STDOUT, patience: isTroubled ? 0 : PATIENCE });
      this.#isStdoutTroubled = false;
    } catch (error) {
      this.#isStdoutTroubled = true;
      if (!isTroubled) logger.log("critical", `Cannot print the result of ${this.#name}: ${errnoText(error)}`);
    }
  }
}
