import type { InputOf } from "../../process/input.ts";
import type { ProcessRecord } from "../../process/record.ts";
import { decodeWaitStatus } from "../../process/wait_status.ts";
import type { Host } from "../host.ts";

/** 128 + SIGKILL, as a shell tells it. */
const KILLED = 137;

/** The process that has ended. */
interface Ended {
  readonly record: Pick<ProcessRecord, "state">;
  /** A signal of ours was sent to it. */
  readonly wasSignalled: boolean;
  readonly host: Pick<Host, "killedForMemory">;
}

/** Its raw status of waitpid(2), null where it could not be known, and what was found once all it printed was written. */
interface Found {
  readonly raw: number | null;
  readonly logEnd: number | null;
}

/** The end as the table of states takes it. */
export function endInput({ record, wasSignalled, host }: Ended, { raw, logEnd }: Found): InputOf<"exited"> {
  const status = decodeWaitStatus(raw);
  const wasTold = wasSignalled || record.state === "STOPPING";
  // It, or what a shell in front of it has waited for
  const outOfMemory = status.shellStatus === KILLED && !wasTold && host.killedForMemory();
  return { kind: "exited", status, traces: { wasTold, outOfMemory, logEnd } };
}
