import importMap from "./import_map.json" with { type: "json" };
import { LOCK } from "./lock.ts";
import { run } from "./run_command.ts";

/** Local modules that others stand in for: paths from the root, and the file that is taken instead. */
type Replacements = Readonly<Record<string, string>>;

const ROOT = new URL("../../", import.meta.url);

/** Writes a module and all that it imports into one file. */
export async function bundleTo(output: string, entry: string, options: readonly string[]): Promise<void> {
  await run([Deno.execPath(), "bundle", LOCK, "--quiet", "--minify", "--output", output, ...options, entry]);
}

/** Writes an import map that has these replacements too; gives the option that names it. */
export async function mapTo(path: string, replacements: Replacements): Promise<string> {
  const url = (file: string) => new URL(file, ROOT).href;
  const own = Object.entries(replacements).map(([file, other]) => [url(file), url(other)]);
  await Deno.writeTextFile(path, JSON.stringify({ imports: { ...importMap.imports, ...Object.fromEntries(own) } }));
  return `--import-map=${path}`;
}
