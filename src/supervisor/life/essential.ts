import type { SupervisorEvent } from "../../events/event.ts";
import { isExpected } from "../../process/expected.ts";
import { awaitsRestart } from "../../process/restart_policy.ts";
import { makeNamespec } from "../../text/namespec.ts";
import type { Host } from "../host.ts";
import type { Subprocess } from "../process/subprocess.ts";
import type { ProcessGroup } from "./process_group.ts";

/** Watches the essential processes: when one has ended for good there is nothing left to do here. */
export class Essential {
  readonly #host: Host;
  readonly #groups: ReadonlyMap<string, ProcessGroup>;
  #status: number | null = null;
  #name = "";

  constructor(host: Host, groups: ReadonlyMap<string, ProcessGroup>) {
    this.#host = host;
    this.#groups = groups;
    host.events.observe((event) => this.#note(event));
  }

  /** With what the first one that has ended, has, as a shell tells it; null while all go on. */
  get status(): number | null {
    return this.#status;
  }

  /** Whether everything is to be stopped, which is told. */
  conclude(): boolean {
    if (this.#status === null) return false;
    const what = `${this.#name} is essential and has ended (status ${this.#status})`;
    this.#host.logger.log("warn", `${what}: stopping everything`);
    return true;
  }

  // When everything is being stopped, ends say nothing
  #note(event: SupervisorEvent): void {
    if (this.#status !== null || event.kind !== "process_state" || !this.#host.mayStart()) return;
    if (event.change.to !== "FATAL" && event.change.to !== "EXITED") return;
    const process = this.#groups.get(event.group)?.processes.get(event.process);
    if (!process?.config.essential || !hasEnded(process)) return;
    this.#status = process.record.lastStatus ?? 1;
    this.#name = makeNamespec(event.group, event.process);
  }
}

// Somebody who has asked for its stop has not asked for everybody's
function hasEnded({ record, config }: Subprocess): boolean {
  if (record.state === "FATAL") return true;
  if (record.isToStop || awaitsRestart(record, config)) return false;
  return config.type === "simple" || !isExpected(config, record.exitStatus);
}
