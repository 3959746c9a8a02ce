/** Runs what a task does, and gives the exit status. What it cannot do is told in a sentence, without a stack trace. */
export async function told(task: () => Promise<number | void>): Promise<number> {
  try {
    return await task() ?? 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
