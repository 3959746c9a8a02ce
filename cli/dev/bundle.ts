import * as scripts from "../../src/web/live/client_scripts.ts";
import { loadCommand } from "../load_command.ts";
import importMap from "./import_map.json" with { type: "json" };
import { LOCK } from "./lock.ts";
import { run } from "./run_command.ts";

/** Local modules that others stand in for: paths from the root, and the file that is taken instead. */
type Replacements = Readonly<Record<string, string>>;

const ROOT = new URL("../../", import.meta.url);

/** The XML library, as src/rpc/codec/xmlrpc_dom.ts names it: in full, for programs that import mod.ts have no map of ours. */
const XML = importMap.imports.xmlbuilder2;

/** The names of the commands. */
export const COMMANDS = Object.keys(loadCommand);

/**
 * Puts the modules into a few files under `folder`: 300 small ones take twice as long to start. Each command becomes a
 * script of its own, NAME.cjs, that main.js runs with the code cache beside it; recorder.js makes these caches (see
 * cli/compiled). What ends soon is minified, as nobody is shown its stack traces. xmlbuilder2 is big and seldom needed,
 * and has its own file too. `work` is for what is made on the way.
 */
export async function bundle(folder: string, work: string): Promise<void> {
  for (const old of [folder, work]) await removeFolder(old);
  await Deno.mkdir(work, { recursive: true });

  const pages = await mapTo(`${work}/pages.json`, { "src/web/live/client_scripts.ts": await pageScripts(work) });
  for (const name of COMMANDS) {
    const script = `${folder}/${name}.cjs`;
    const minify = name === "supervisord" ? [] : ["--minify"];
    await bundleTo(script, `cli/${name}.ts`, ["--format=cjs", `--external=${XML}`, pages, ...minify]);
    const text = await Deno.readTextFile(script);
    await Deno.writeTextFile(script, text.replaceAll(`import("${XML}")`, 'import("./xmlbuilder2.js")'));
  }
  // In two steps: what is bundled and minified in one has no `require` for the modules of Node
  await bundleTo(`${work}/xmlbuilder2.js`, "cli/dev/xmlbuilder2.ts", []);
  await bundleTo(`${folder}/xmlbuilder2.js`, `${work}/xmlbuilder2.js`, ["--minify"]);

  for (const [file, loader] of [["main", "load_command"], ["recorder", "record_command"]]) {
    const map = await mapTo(`${work}/${file}.json`, { "cli/load_command.ts": `cli/compiled/${loader}.ts` });
    await bundleTo(`${folder}/${file}.js`, "cli/main.ts", [map, "--minify"]);
  }
}

/**
 * The pages' scripts are put together from the text of functions, which the bundler rewrites and renames: it gets them
 * as they are here, in the place of the module that makes them.
 */
async function pageScripts(work: string): Promise<string> {
  const path = `${work}/client_scripts.js`;
  const lines = Object.entries(scripts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  await Deno.writeTextFile(path, lines.join(""));
  return path;
}

/** Writes an import map that has these replacements too; gives the option that names it. */
async function mapTo(path: string, replacements: Replacements): Promise<string> {
  const url = (file: string) => new URL(file, ROOT).href;
  const own = Object.entries(replacements).map(([file, other]) => [url(file), url(other)]);
  await Deno.writeTextFile(path, JSON.stringify({ imports: { ...importMap.imports, ...Object.fromEntries(own) } }));
  return `--import-map=${path}`;
}

async function bundleTo(output: string, entry: string, options: readonly string[]): Promise<void> {
  await run([Deno.execPath(), "bundle", LOCK, "--quiet", "--output", output, ...options, entry]);
}

async function removeFolder(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
