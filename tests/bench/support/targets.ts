import { compiledCommands } from "../../../cli/dev/compiled_commands.ts";
import { ensureReference } from "../../../cli/dev/reference.ts";
import type { Target } from "./figure.ts";

/** Our commands, compiled from the sources as they are now; where MONOVISOR_DIST names others, those. */
export async function ourTarget(): Promise<Target> {
  return { name: "ours", bin: await compiledCommands({ anew: true }) };
}

/** A former build: the folder of its compiled commands, read from where the bench was started. */
export async function oldTarget(folder: string): Promise<Target> {
  return { name: "old", bin: await Deno.realPath(folder) };
}

/** The original's commands; null, said on stderr, where there are none to be had. */
export async function referenceTarget(): Promise<Target | null> {
  const reference = await ensureReference();
  return reference === null ? null : { name: "reference", bin: reference.bin };
}
