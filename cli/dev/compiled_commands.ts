import { compile } from "./compile.ts";
import { exists } from "./exists.ts";
import { ROOT } from "./root.ts";

/**
 * The folder of our compiled commands: the one that MONOVISOR_DIST names, else dist/, compiled unless it is there, or
 * in any case with `anew`.
 */
export async function compiledCommands({ anew = false } = {}): Promise<string> {
  const named = Deno.env.get("MONOVISOR_DIST");
  if (named !== undefined) return named;
  const dist = `${ROOT}dist`;
  if (anew || !await exists(`${dist}/supervisord`)) await compile();
  return dist;
}
