import type { Poller } from "../../src/os/clock.ts";
import type { Os } from "../../src/os/os.ts";

/** A call of the world: `name` is the method, `moment` what the test says of when it was made. */
export interface WorldCall {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly moment: string;
}

/** Which call fails, counted from 1, and what it throws. */
export interface Fault {
  readonly at: number;
  readonly error: (name: string) => unknown;
}

/** Counts the calls of an Os and a Poller from `begin` on, and lets one of them fail. */
export class Faults {
  readonly calls: WorldCall[] = [];
  /** What the test says of now. */
  moment: () => string = () => "";
  readonly #fault: Fault | null;
  #begun = false;

  constructor(fault: Fault | null) {
    this.#fault = fault;
  }

  begin(): void {
    this.#begun = true;
  }

  end(): void {
    this.#begun = false;
  }

  os(real: Os): Os {
    return new Proxy(real, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) =>
          this.#call({ name: String(name), args }, () => Reflect.apply(value, target, args));
      },
    });
  }

  poller(real: Poller): Poller {
    const cancelling = (name: string, cancel: () => void) => () => void this.#call({ name, args: [] }, cancel);
    return {
      readable: (...args) =>
        cancelling("not readable", this.#call({ name: "readable", args }, () => real.readable(...args))),
      writable: (...args) =>
        cancelling("not writable", this.#call({ name: "writable", args }, () => real.writable(...args))),
    };
  }

  #call<T>(call: Omit<WorldCall, "moment">, action: () => T): T {
    if (!this.#begun) return action();
    this.calls.push({ ...call, moment: this.moment() });
    if (this.#fault === null || this.calls.length !== this.#fault.at) return action();
    // As in Linux: what was to be closed is closed all the same
    if (["close", "not readable", "not writable"].includes(call.name)) action();
    throw this.#fault.error(call.name);
  }
}
