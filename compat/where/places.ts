import { idsIn } from "./ids_in.ts";

const ROOT = new URL("../../", import.meta.url);

/** A line that names ids. */
export interface Place {
  /** `path:line`, below the top level. */
  readonly at: string;
  readonly text: string;
  readonly ids: ReadonlySet<string>;
}

/** Every line that names an id, in a TypeScript file or in the TypeScript files below a folder. */
export async function places(path: string): Promise<readonly Place[]> {
  if (path.endsWith(".ts")) return placesIn(path, await Deno.readTextFile(new URL(path, ROOT)));
  const entries = await Array.fromAsync(Deno.readDir(new URL(path, ROOT)));
  const found = entries.filter(({ name, isDirectory }) => isDirectory || name.endsWith(".ts"))
    .map(({ name }) => name).sort().map((name) => places(`${path}/${name}`));
  return (await Promise.all(found)).flat();
}

/** The lines of one file that name ids. */
export function placesIn(path: string, source: string): readonly Place[] {
  return source.split("\n")
    .map((text, index) => ({ at: `${path}:${index + 1}`, text: text.trim(), ids: new Set(idsIn(text)) }))
    .filter(({ ids }) => ids.size > 0);
}
