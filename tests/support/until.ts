/** Milliseconds between two looks. */
const PAUSE = 50;

/**
 * Looks again and again until `look` gives something but undefined, for at most `seconds`. Throws an Error that says
 * what was waited for, with what `look` last threw.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  seconds = 20,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  let last: unknown = "it was not so";
  while (performance.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`Waited ${seconds} s for ${what}: ${last instanceof Error ? last.message : last}`);
}
