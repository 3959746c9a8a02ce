import { procText } from "./proc_text.ts";
import { until } from "./until.ts";

/**
 * Waits until a process waits for something, or is gone. A signal meant for an idle tool must not find the original in a
 * handler, which takes the exception for an error of the connection.
 */
export async function asleep(pid: number): Promise<void> {
  const isRunning = () => /^State:\tR/m.test(procText(`/proc/${pid}/status`));
  await until(() => isRunning() ? undefined : true, { or: () => `process ${pid} is never idle` });
}
