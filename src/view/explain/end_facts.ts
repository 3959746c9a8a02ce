import type { EndFacts } from "../../explain/model/facts.ts";
import type { End } from "../../process/end.ts";

/** What XML-RPC's <int> holds at most. */
const MAX_INT = 2147483647;

/** An end as it is told. */
export function endFacts({ startedAt, endedAt, pid, exitStatus, signal, text, isExpected, ...traces }: End): EndFacts {
  const logEnd = traces.logEnd ?? -1;
  return {
    ...{ start: Math.trunc(startedAt), stop: Math.trunc(endedAt), pid },
    // Where somebody sets the clock, nothing has run for less than no time
    ran_ms: Math.min(Math.max(0, Math.round((endedAt - startedAt) * 1000)), MAX_INT),
    ...{ exitstatus: exitStatus ?? -1, signal: signal ?? 0, text, expected: isExpected, told: traces.wasTold },
    ...{ out_of_memory: traces.outOfMemory, log_end: logEnd > MAX_INT ? -1 : logEnd },
  };
}
