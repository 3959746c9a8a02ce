import { AS_FIRST } from "./as_first.ts";
import { type DaemonOptions, runDaemon, type RunningDaemon } from "./run_daemon.ts";
import { skippable } from "./skippable.ts";

const [UNSHARE, ...WORDS] = AS_FIRST;
const IS_ALLOWED = new Deno.Command(UNSHARE, { args: [...WORDS, "true"], stderr: "null" }).outputSync().success;
/** In CI nothing may be skipped. */
const IS_IGNORED = !IS_ALLOWED && Deno.env.get("CI") !== "true";

/** A test of a supervisord that is process 1; where it cannot be had, or for the reason given, it is skipped. */
export function inContainer(name: string, test: () => Promise<void>, reason: string | null = null): void {
  Deno.test({ ...skippable(name, IS_IGNORED ? "unshare(1) may not make namespaces here" : reason), fn: test });
}

/** A supervisord that is process 1. */
export async function runContainer(programs: string, options: DaemonOptions = {}): Promise<RunningDaemon> {
  return await runDaemon(programs, { through: () => AS_FIRST, ...options });
}
