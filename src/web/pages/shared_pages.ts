import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { allShown, isStillShown, type Shown } from "../../view/shown.ts";

interface Made {
  /** Times on a page are whole seconds. */
  readonly second: number;
  readonly as: string;
  readonly shown: readonly Shown[];
  /** Not to be kept for long: a page of a thousand programs has more than a megabyte. */
  readonly bytes: WeakRef<Uint8Array>;
}

/** Pages that show every process: who asks within the same second gets the same, unless something has changed in it. */
export class SharedPages {
  readonly #supervisor: Supervisor;
  readonly #made = new Map<string, Made>();

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  /** The page that `make` gives. `key` tells for whom, of which there are few; what else it is made of is in `as`. */
  bytes(key: string, { as, make }: { readonly as: string; readonly make: () => string }): Uint8Array {
    const second = Math.trunc(this.#supervisor.options.clock.now());
    const last = this.#made.get(key);
    const isSame = last?.second === second && last.as === as && isStillShown(last.shown, this.#supervisor);
    const known = isSame ? last.bytes.deref() : undefined;
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(make());
    this.#made.set(key, { second, as, shown: allShown(this.#supervisor), bytes: new WeakRef(bytes) });
    return bytes;
  }
}
