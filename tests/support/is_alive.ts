/** Whether there is a process of this pid that has not ended. */
export function isAlive(pid: number): boolean {
  try {
    return /^State:\s+[^ZX]/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}
