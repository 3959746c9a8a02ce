/** How long any single wait may take, in milliseconds; a slow machine may raise it. */
export const DEADLINE_MS = Number(Deno.env.get("COMPAT_DEADLINE_MS") ?? 12_000);

const PERIOD_MS = 40;

/** Options of {@linkcode until}. */
export interface UntilOptions {
  /** Said when the deadline passes; asked for only then, so that it can show the last state seen. */
  readonly or: () => string;
  readonly deadlineMs?: number;
}

/** Asks `probe` again and again until it gives something other than undefined; throws after the deadline. */
export async function until<T>(probe: () => Promise<T | undefined> | T | undefined, options: UntilOptions): Promise<T> {
  const deadline = performance.now() + (options.deadlineMs ?? DEADLINE_MS);
  while (performance.now() < deadline) {
    const found = await probe();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, PERIOD_MS));
  }
  throw new Error(options.or());
}
