import type { PoolSnapshot } from "../events/pool/pool.ts";
import type { Handover } from "../os/handover.ts";
import type { Os } from "../os/os.ts";
import type { FcgiSocketSnapshot } from "../supervisor/fcgi/fcgi_socket.ts";
import type { SubprocessSnapshot } from "../supervisor/process/subprocess_options.ts";
import type { Life } from "./life.ts";
import { encodeState, type SupervisorState } from "./supervisor_state.ts";
import { writeWhole } from "../os/write_whole.ts";

/** Bytes of notes behind which all is written anew, unless there is more to be written than that. */
const ROOM = 2 ** 20;

type JournalOs = Pick<Os, "write" | "truncate" | "close" | "setAppending">;

/** What has changed since the state was written; `serial` is that of the next event. */
export type Note =
  | {
    readonly kind: "process";
    readonly group: string;
    readonly process: string;
    readonly state: SubprocessSnapshot;
    readonly sockets: Readonly<Record<string, FcgiSocketSnapshot>>;
    /** null while it does not run. */
    readonly life: Life | null;
    readonly serial: number;
  }
  | { readonly kind: "pool"; readonly group: string; readonly pool: PoolSnapshot; readonly serial: number };

/**
 * The state of a running supervisor in memory files, which outlive it in the hands of whoever holds them. Two of them
 * take turns: one is complete at any time. Each line is written at once: what a death cuts off is the last one.
 *
 *     {"generation":2,"at":1234.5}
 *     the state
 *     a note ...
 */
export class Journal implements Disposable {
  readonly #os: JournalOs;
  readonly #files: readonly [number, number];
  #generation = 0;
  #written = 0;
  #limit = ROOM;

  /** Throws OsError. */
  constructor({ os, handover }: { readonly os: JournalOs; readonly handover: Pick<Handover, "memory"> }) {
    this.#os = os;
    const memory = () => handover.memory("monovisor-journal", new Uint8Array());
    this.#files = [memory(), memory()];
    for (const fd of this.#files) os.setAppending(fd);
  }

  /** Both of them. */
  get fds(): readonly [number, number] {
    return this.#files;
  }

  /** Whether there are so many notes that it is time to write it all anew. */
  get isFull(): boolean {
    return this.#written > this.#limit;
  }

  /** Begins anew. Throws OsError; what was written before is complete then. */
  write(state: SupervisorState): void {
    this.#generation += 1;
    const fd = this.#current;
    const bytes = encodeState(state);
    this.#os.truncate(fd);
    writeWhole(this.#os, fd, line({ generation: this.#generation, at: state.at }));
    writeWhole(this.#os, fd, bytes);
    writeWhole(this.#os, fd, NEW_LINE);
    this.#written = 0;
    this.#limit = Math.max(ROOM, bytes.length);
  }

  /** Throws OsError. */
  note(note: Note): void {
    const bytes = line(note);
    writeWhole(this.#os, this.#current, bytes);
    this.#written += bytes.length;
  }

  [Symbol.dispose](): void {
    for (const fd of this.#files) this.#os.close(fd);
  }

  get #current(): number {
    return this.#files[this.#generation % 2 === 0 ? 0 : 1];
  }
}

const NEW_LINE = Uint8Array.of(10);

function line(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
