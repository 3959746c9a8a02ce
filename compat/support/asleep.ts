import { until } from "./until.ts";

/**
 * Waits until a process waits for something, or is gone. A signal meant for an idle tool must not find the original in a
 * handler, which takes the exception for an error of the connection.
 */
export async function asleep(pid: number): Promise<void> {
  await until(() => isRunning(pid) ? undefined : true, { or: () => `process ${pid} is never idle` });
}

function isRunning(pid: number): boolean {
  try {
    return /^State:\tR/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch (error) {
    // Gone, before the file was opened or while it is read
    if (error instanceof Error) return false;
    throw error;
  }
}
