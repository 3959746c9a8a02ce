import type { ProcessConfig } from "../../config/model/process_config.ts";
import { OsError } from "../../os/os.ts";
import type { InputOf } from "../../process/input.ts";
import type { ProcessRecord } from "../../process/record.ts";
import { decodeWaitStatus } from "../../process/wait_status.ts";
import type { Host } from "../host.ts";
import type { SubprocessOptions } from "./subprocess_options.ts";

/** 128 + SIGKILL, as a shell tells it. */
const KILLED = 137;

/** The process that has ended. */
interface Ended {
  readonly config: Pick<ProcessConfig, "redirectStderr">;
  readonly record: Pick<ProcessRecord, "state">;
  readonly logfiles: SubprocessOptions["logfiles"];
  /** A signal of ours was sent to it. */
  readonly wasSignalled: boolean;
  readonly host: Pick<Host, "os" | "killedForMemory">;
}

/** The end as the table of states takes it, and what is to be found of it once all that it has printed was written. */
export function endInput(ended: Ended, raw: number | null): InputOf<"exited"> {
  const { config, record, logfiles, host } = ended;
  const status = decodeWaitStatus(raw);
  const wasTold = ended.wasSignalled || record.state === "STOPPING";
  // It, or what a shell in front of it has waited for
  const outOfMemory = status.shellStatus === KILLED && !wasTold && host.killedForMemory();
  const logEnd = sizeOf(config.redirectStderr ? logfiles.stdout : logfiles.stderr, host);
  return { kind: "exited", status, traces: { wasTold, outOfMemory, logEnd } };
}

// A device or a pipe has none
function sizeOf(path: string | null, { os }: Pick<Host, "os">): number | null {
  if (path === null) return null;
  try {
    const found = os.stat(path);
    return found?.kind === "file" ? found.size : null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
