import { ensureTool, type Tool } from "../../cli/dev/debian.ts";
import { AS_FIRST } from "./as_first.ts";
import { type DaemonOptions, runDaemon, type RunningDaemon } from "./run_daemon.ts";

const [UNSHARE, ...WORDS] = AS_FIRST;
const IS_ALLOWED = new Deno.Command(UNSHARE, { args: [...WORDS, "true"], stderr: "null" }).outputSync().success;
/** In CI nothing may be skipped. */
const IS_IGNORED = !IS_ALLOWED && Deno.env.get("CI") !== "true";

/** A test of a supervisord that is process 1, with what it needs from Debian; where it cannot be had its name says so. */
export function inContainer(name: string, test: () => Promise<void>, tool?: Tool): void {
  Deno.test({
    name: IS_IGNORED ? `${name} (skipped: unshare(1) may not make namespaces here)` : name,
    ignore: IS_IGNORED,
    fn: async () => {
      if (tool === undefined || await ensureTool(tool)) await test();
    },
  });
}

/** A supervisord that is process 1. */
export async function runContainer(programs: string, options: DaemonOptions = {}): Promise<RunningDaemon> {
  return await runDaemon(programs, { through: () => AS_FIRST, ...options });
}
