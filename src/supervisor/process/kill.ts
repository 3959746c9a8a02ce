import { type Os, OsError } from "../../os/os.ts";
import { errnoText } from "../../text/python/errno_text.ts";

/** Why somebody could not be killed; `code` is the symbolic errno, null for what is none. */
export interface KillFailure {
  readonly code: string | null;
  readonly text: string;
}

/**
 * kill(2) for a process of ours, or its group where `target` is negated: the only place where one is killed. Never for
 * what can be nobody's pid: 0 means our own process group, -1 everybody, and 1 is no child.
 */
export function kill(os: Pick<Os, "kill">, target: number, signal: number): KillFailure | null {
  if (!(Math.abs(target) > 1)) return { code: null, text: `Cannot send a signal to ${target}: no process of ours` };
  try {
    os.kill(target, signal);
    return null;
  } catch (error) {
    return { code: error instanceof OsError ? error.code : null, text: errnoText(error) };
  }
}
