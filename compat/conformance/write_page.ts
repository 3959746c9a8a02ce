import { loadConformance } from "./conformance.ts";
import { page } from "./page.ts";

const PAGE = new URL("../README.md", import.meta.url);

/** The conformance page as the data of now makes it. */
export async function renderPage(): Promise<string> {
  const [opening, closing] = await Promise.all(
    ["opening", "how_specs_are_written"].map((name) => Deno.readTextFile(new URL(`./${name}.md`, import.meta.url))),
  );
  return page(await loadConformance(), { opening: opening ?? "", closing: closing ?? "" });
}

/** The conformance page as it was last written. */
export function readPage(): Promise<string> {
  return Deno.readTextFile(PAGE);
}

/** Writes the conformance page anew; true when that changed it. */
export async function writePage(): Promise<boolean> {
  const [before, after] = await Promise.all([readPage(), renderPage()]);
  await Deno.writeTextFile(PAGE, after);
  return before !== after;
}
