import { LOCK } from "./lock.ts";
import { run } from "./run_command.ts";

/** What `deno compile` is given: the entry file, and folders to take in beside what it imports. */
export interface Entry {
  readonly main: string;
  readonly include: readonly string[];
}

/**
 * Puts the modules that `main` loads into a few files under `folder`: 300 small ones take twice as long to start.
 * Where the bundler cannot be had, `main` itself comes back, and that is said.
 */
export async function bundle(main: string, folder: string): Promise<Entry> {
  await Deno.remove(folder, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  const options = [LOCK, "--quiet", "--platform", "deno", "--code-splitting", "--outdir", folder];
  try {
    await run([Deno.execPath(), "bundle", ...options, main]);
    return { main: `${folder}/main.js`, include: [folder] };
  } catch (error) {
    console.log(
      `deno bundle failed, compiling the modules one by one: ${error instanceof Error ? error.message : error}`,
    );
    return { main, include: [] };
  }
}
