import type { Parts } from "../compiled/part_table.ts";
import { bundleTo, mapTo } from "./bundle_to.ts";

/** Makes the program that runs the scripts that stand at `parts`, each with its code cache; gives its path in `work`. */
export async function bundleMain(work: string, parts: Parts): Promise<string> {
  const table = `${work}/part_table.js`;
  await Deno.writeTextFile(table, `export const PARTS = ${JSON.stringify(parts)};\n`);
  const map = await mapTo(`${work}/main.json`, {
    "cli/load_command.ts": "cli/compiled/load_command.ts",
    "cli/compiled/part_table.ts": table,
  });
  const main = `${work}/main.js`;
  await bundleTo(main, "cli/main.ts", [map]);
  return main;
}
