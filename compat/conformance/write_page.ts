import { loadConformance } from "./conformance.ts";
import { page } from "./page.ts";

const COMPAT = new URL("../", import.meta.url);
const SECTIONS = new URL("./sections/", import.meta.url);

/** The conformance page as the data of now makes it. */
export async function renderPage(): Promise<string> {
  const names = (await Array.fromAsync(Deno.readDir(SECTIONS))).map(({ name }) => name).sort();
  const sections = await Promise.all(names.map((name) => Deno.readTextFile(new URL(name, SECTIONS))));
  return page(await loadConformance(), { sections, table: (file) => Deno.readTextFileSync(new URL(file, COMPAT)) });
}

/** The conformance page as it was last written. */
export function readPage(): Promise<string> {
  return Deno.readTextFile(new URL("README.md", COMPAT));
}

/** Writes the conformance page anew; true when that changed it. */
export async function writePage(): Promise<boolean> {
  const [before, after] = await Promise.all([readPage(), renderPage()]);
  await Deno.writeTextFile(new URL("README.md", COMPAT), after);
  return before !== after;
}
