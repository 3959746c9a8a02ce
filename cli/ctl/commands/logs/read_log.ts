import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { Session } from "../../shell/session.ts";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.NO_FILE, "no log file"],
  [FAULTS.FAILED, "unknown error reading log"],
]);

export interface LogRequest {
  /** What the error line is about: a process, or "supervisord". */
  readonly name: string;
  readonly read: () => Promise<string>;
  /** The words for a bad name, where one can be. */
  readonly badName?: string;
}

/** Prints the end of a log, or why it cannot be had (CTL-040, CTL-041, CTL-044); no locale matters (CTL-043). */
export async function readLog(session: Session, { name, read, badName }: LogRequest): Promise<void> {
  try {
    session.output(await read());
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    const why = error.code === FAULTS.BAD_NAME ? badName : ERRORS.get(error.code);
    if (why === undefined) throw error;
    session.fail(`${name}: ERROR (${why})`);
  }
}
