import { parseSpec, type Spec } from "./spec.ts";

const SPECS = new URL("./specs/", import.meta.url).pathname;

/** All specs below compat/specs whose id, or whose list of inventory ids or options, contains `filter`, sorted by id. */
export async function loadSpecs(filter = ""): Promise<Spec[]> {
  const specs: Spec[] = [];
  for (const area of await folders(SPECS)) {
    for (const name of await folders(SPECS + area)) {
      const folder = `${SPECS}${area}/${name}`;
      specs.push(parseSpec(`${area}/${name}`, folder, await Deno.readTextFile(`${folder}/spec.txt`)));
    }
  }
  return specs.filter((spec) =>
    spec.id.includes(filter) || [...spec.proves, ...spec.deviations, ...spec.keys].includes(filter)
  );
}

async function folders(path: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(path));
  return entries.filter((entry) => entry.isDirectory).map((entry) => entry.name).sort();
}
