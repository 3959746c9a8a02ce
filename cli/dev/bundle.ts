import * as scripts from "../../src/web/client_scripts.ts";
import importMap from "./import_map.json" with { type: "json" };
import { LOCK } from "./lock.ts";
import { run } from "./run_command.ts";

/** What `deno compile` is given: the entry file, and folders to take in beside what it imports. */
export interface Entry {
  readonly main: string;
  readonly include: readonly string[];
}

/**
 * What gets a bundle of its own, by the name under which the rest imports it: what bundles share would be a dozen files
 * more to load at each start. supervisorctl is small and minified: that it starts at once matters more than its stack
 * traces, which nobody is shown. xmlbuilder2 is CommonJS, and bundled with all else it would make every command load what
 * only that needs.
 */
const PARTS: readonly Required<Part>[] = [
  { specifier: "./supervisorctl.ts", entry: "cli/supervisorctl.ts", options: ["--minify"] },
  { specifier: "./supervisord.ts", entry: "cli/supervisord.ts", options: [] },
  { specifier: "xmlbuilder2", entry: "cli/dev/xmlbuilder2.ts", options: [] },
];

/**
 * Puts the modules that `main` loads into a few files under `folder`: 300 small ones take twice as long to start.
 * Where the bundler cannot be had, `main` itself comes back, and that is said.
 */
export async function bundle(main: string, folder: string): Promise<Entry> {
  await Deno.remove(folder, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  const map = `--import-map=${await mapScripts(`${folder}_scripts`)}`;
  try {
    await bundleTo(folder, { entry: main, options: [map] });
    for (const part of PARTS) await bundleTo(folder, { ...part, options: [map, ...part.options] });
    await minify(`${folder}/xmlbuilder2.js`);
    await link(folder);
    return { main: `${folder}/main.js`, include: [folder] };
  } catch (error) {
    console.log(
      `deno bundle failed, compiling the modules one by one: ${error instanceof Error ? error.message : error}`,
    );
    return { main, include: [] };
  }
}

/**
 * The pages' scripts are put together from the text of functions, which the bundler rewrites and renames: it gets them
 * as they are here, in the place of the module that makes them. Gives the import map that says so.
 */
async function mapScripts(folder: string): Promise<string> {
  await Deno.mkdir(folder, { recursive: true });
  const made = `${await Deno.realPath(folder)}/client_scripts.js`;
  const lines = Object.entries(scripts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  await Deno.writeTextFile(made, lines.join(""));
  const maker = new URL("../../src/web/client_scripts.ts", import.meta.url).href;
  const imports = { ...importMap.imports, [maker]: `file://${made}` };
  await Deno.writeTextFile(`${folder}/import_map.json`, JSON.stringify({ imports }));
  return `${folder}/import_map.json`;
}

interface Part {
  readonly specifier?: string;
  readonly entry: string;
  readonly options: readonly string[];
}

async function bundleTo(folder: string, { specifier, entry, options }: Part): Promise<void> {
  const others = PARTS.filter((part) => part.specifier !== specifier);
  const external = others.flatMap((part) => ["--external", part.specifier]);
  const fixed = ["--quiet", "--code-splitting", "--outdir", folder];
  await run([Deno.execPath(), "bundle", LOCK, ...fixed, ...external, ...options, entry]);
}

// A step of its own: what is bundled and minified in one has no `require` for the modules of Node
async function minify(path: string): Promise<void> {
  await run([Deno.execPath(), "bundle", LOCK, "--quiet", "--minify", "--output", `${path}.min`, path]);
  await Deno.rename(`${path}.min`, path);
}

/** Makes imports of the parts those of their bundles. */
async function link(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    let text = await Deno.readTextFile(path);
    for (const { specifier, entry } of PARTS) {
      text = text.replaceAll(`import("${specifier}")`, `import("./${/\w+(?=\.ts$)/.exec(entry)}.js")`);
    }
    await Deno.writeTextFile(path, text);
  }
}
