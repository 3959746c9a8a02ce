import type { ProcessFailure, SupervisorRpc } from "../../../src/client/supervisor_rpc.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { splitNamespec } from "../../../src/text/namespec.ts";
import type { Trouble } from "../shell/trouble.ts";
import { endOfLog, lastExit } from "../../../src/explain/log_text.ts";
import { processAdvice } from "./process_advice.ts";

type ProcessTrouble = Extract<Trouble, { readonly kind: "process" }>;

/** After so many, one line for the rest. */
const MOST = 3;
/** As much of the main log as is searched for how a process ended. */
const MAIN_LOG_BYTES = 65536;
const LOG_BYTES = 2000;

/** Lines on processes that do not run. Throws as SupervisorRpc does. */
export async function adviseOnProcesses(
  supervisor: SupervisorRpc,
  troubles: readonly ProcessTrouble[],
): Promise<readonly string[]> {
  if (troubles.length === 0) return [];
  const mainLog = await supervisor.readLog(MAIN_LOG_BYTES).catch(emptyForFault);
  const lines: string[] = [];
  for (const { namespec, detail } of troubles.slice(0, MOST)) {
    const failure = await supervisor.getProcessFailure(namespec);
    const exit = lastExit(mainLog, splitNamespec(namespec).process ?? namespec);
    const log = await readLog(supervisor, namespec);
    lines.push(...processAdvice({ namespec, why: whyNot(failure, exit), log, detail }));
  }
  if (troubles.length > MOST) lines.push(`... and ${troubles.length - MOST} more`);
  return lines;
}

/** Exiting too quickly is what the exit says better. */
function whyNot({ spawnerr, exitstatus }: ProcessFailure, exit: string | null): string {
  if (spawnerr !== "" && !spawnerr.startsWith("Exited too quickly")) return spawnerr;
  return exit ?? `exit status ${exitstatus}`;
}

/** The end of stderr, or of stdout when that says nothing. */
async function readLog(supervisor: SupervisorRpc, name: string) {
  for (const channel of ["stderr", "stdout"] as const) {
    const text = await supervisor.readProcessLog(name, { channel, bytes: LOG_BYTES }).catch(emptyForFault);
    const lines = endOfLog(text);
    if (lines.length > 0) return { channel, lines };
  }
  return { channel: "stderr", lines: [] } as const;
}

function emptyForFault(error: unknown): string {
  if (error instanceof RpcFault) return "";
  throw error;
}
