import { compile } from "../../../cli/dev/compile.ts";
import { ensureReference } from "../../../cli/dev/reference.ts";
import type { Target } from "./figure.ts";

/** The compiled commands: those in MONOVISOR_DIST, else those in dist/, which are compiled when they are missing. */
export async function ourTarget(): Promise<Target> {
  const bin = Deno.env.get("MONOVISOR_DIST") ?? `${Deno.cwd()}/dist`;
  if (Deno.env.get("MONOVISOR_DIST") === undefined && !await exists(`${bin}/supervisord`)) await compile();
  return { name: "ours", bin };
}

/** The original's commands; null, said on stderr, where there are none to be had. */
export async function referenceTarget(): Promise<Target | null> {
  const reference = await ensureReference();
  return reference === null ? null : { name: "reference", bin: reference.bin };
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
