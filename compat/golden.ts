import type { Spec } from "./spec.ts";

/** Whose transcript a golden file holds: `ours` exists for specs of ours alone, and that declare a deviation. */
export type GoldenKind = "reference" | "ours";

/** The release that the goldens are recorded from; another one's texts differ. */
export const RECORDED_VERSION = "4.3.0";

const HEADER = /^# recorded from (.*)\n/;

/** A recorded transcript. */
export interface Golden {
  /** What it was recorded from, e.g. `reference 4.3.0`. */
  readonly source: string;
  readonly transcript: string;
}

/** Reads the golden that a target's transcript must equal; undefined when none was recorded. */
export async function readGolden(spec: Spec, kind: GoldenKind): Promise<Golden | undefined> {
  try {
    const text = await Deno.readTextFile(pathOf(spec, kind));
    return { source: HEADER.exec(text)?.[1] ?? "", transcript: text.replace(HEADER, "") };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Writes a golden, making its folder. */
export async function writeGolden(spec: Spec, kind: GoldenKind, golden: Golden): Promise<void> {
  const path = pathOf(spec, kind);
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await Deno.writeTextFile(path, `# recorded from ${golden.source}\n${golden.transcript}`);
}

function pathOf(spec: Spec, kind: GoldenKind): string {
  const suffix = kind === "ours" ? ".ours.txt" : ".txt";
  return new URL(`./golden/${spec.id}${suffix}`, import.meta.url).pathname;
}
