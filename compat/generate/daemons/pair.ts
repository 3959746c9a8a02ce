import type { Target } from "../../target.ts";
import { Daemon } from "./daemon.ts";

/** Both daemons, with the same configuration, each in a folder of its own. */
export class DaemonPair implements AsyncDisposable {
  #touched = false;

  private constructor(readonly reference: Daemon, readonly ours: Daemon) {}

  static async start(targets: { readonly reference: Target; readonly ours: Target }): Promise<DaemonPair> {
    const [reference, ours] = await Promise.all([Daemon.start(targets.reference), Daemon.start(targets.ours)]);
    return new DaemonPair(reference, ours);
  }

  /** Does the same on both, at the same time. `changes` tells whether their state may be another one afterwards. */
  async both<T>(act: (daemon: Daemon) => Promise<T>, { changes }: { readonly changes: boolean }): Promise<{
    readonly reference: T;
    readonly ours: T;
  }> {
    if (this.#touched) await Promise.all([this.reference.reset(), this.ours.reset()]);
    this.#touched = changes;
    const [reference, ours] = await Promise.all([act(this.reference), act(this.ours)]);
    return { reference, ours };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.reference[Symbol.asyncDispose](), this.ours[Symbol.asyncDispose]()]);
  }
}
