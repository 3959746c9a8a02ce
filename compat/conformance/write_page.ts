import { loadConformance } from "./conformance.ts";
import { coverageSvg } from "./coverage_svg.ts";
import { page } from "./page.ts";

const COMPAT = new URL("../", import.meta.url);
const SECTIONS = new URL("./sections/", import.meta.url);

/** The conformance page and its picture as the data of now makes them, by their paths below compat/. */
export async function renderPage(): Promise<Readonly<Record<"README.md" | "conformance/coverage.svg", string>>> {
  const names = (await Array.fromAsync(Deno.readDir(SECTIONS))).map(({ name }) => name).sort();
  const sections = await Promise.all(names.map((name) => Deno.readTextFile(new URL(name, SECTIONS))));
  const conformance = await loadConformance();
  return {
    "README.md": await page(conformance, { sections, table: (file) => Deno.readTextFileSync(new URL(file, COMPAT)) }),
    "conformance/coverage.svg": coverageSvg(conformance),
  };
}

/** A file of the conformance page as it was last written; "" where it never was. */
export async function readPage(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(new URL(path, COMPAT));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

/** Writes the conformance page anew; true when that changed it. */
export async function writePage(): Promise<boolean> {
  let changed = false;
  for (const [path, text] of Object.entries(await renderPage())) {
    changed ||= await readPage(path) !== text;
    await Deno.writeTextFile(new URL(path, COMPAT), text);
  }
  return changed;
}
