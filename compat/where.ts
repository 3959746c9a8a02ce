import { loadConformance } from "./conformance/conformance.ts";
import { readTable } from "./conformance/read_table.ts";
import { describeId, type Sources } from "./where/describe_id.ts";
import { places } from "./where/places.ts";

const INVENTORY = new URL("./inventory.tsv", import.meta.url);
const COLUMNS = ["id", "area", "item", "expected", "reference", "corrected"];
const USAGE = "deno task where ID, e.g. PROC-018: what it is, what implements it, what proves it";

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main([id, ...more]: readonly string[]): Promise<number> {
  if (id === undefined || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const text = describeId(id.toUpperCase(), await loadSources());
  if (text === undefined) {
    console.error(`${id} is no id of compat/inventory.tsv`);
    return 2;
  }
  console.log(text);
  return 0;
}

/** What the tables, the specs, the sources and the tests say of ids. */
export async function loadSources(): Promise<Sources> {
  return {
    ...await loadConformance(),
    inventory: readTable(await Deno.readTextFile(INVENTORY), COLUMNS),
    code: (await Promise.all(["mod.ts", "src", "cli"].map(places))).flat(),
    tests: await places("tests"),
  };
}
