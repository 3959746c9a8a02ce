import * as scripts from "../../src/web/live/client_scripts.ts";
import { loadCommand } from "../load_command.ts";
import importMap from "./import_map.json" with { type: "json" };
import { LOCK } from "./lock.ts";
import { removeIfThere } from "./remove_if_there.ts";
import { run } from "./run_command.ts";

/** Local modules that others stand in for: paths from the root, and the file that is taken instead. */
type Replacements = Readonly<Record<string, string>>;

/** The paths of the two programs that run the scripts; the recorder stands beside them. */
interface Mains {
  readonly main: string;
  readonly recorder: string;
}

const ROOT = new URL("../../", import.meta.url);

/** The XML library, as src/rpc/codec/xmlrpc_dom.ts names it: in full, for programs that import mod.ts have no map of ours. */
const XML = importMap.imports.xmlbuilder2;

/** What reckons with cron's fields; it is used while a configuration is read, so that it cannot be waited for. */
const CRON = importMap.imports.croner;

/** The names of the commands' scripts. */
const SCRIPTS = Object.keys(loadCommand);

/**
 * Puts the modules into a few files: 300 small ones take twice as long to start. Each command becomes a script of its
 * own, NAME.cjs in the folder `parts`, that `main` runs with the code cache beside it; `recorder` makes these caches (see
 * cli/compiled). They are minified: nobody is shown their stack traces, and the daemon's is in its memory. xmlbuilder2 is
 * big and seldom needed, and has its own file too, as has croner. `work` is for what is made on the way.
 */
export async function bundle({ parts, work }: { readonly parts: string; readonly work: string }): Promise<Mains> {
  for (const old of [parts, work]) await removeIfThere(old, { recursive: true });
  for (const folder of [parts, work]) await Deno.mkdir(folder, { recursive: true });

  const pages = await mapTo(`${work}/pages.json`, { "src/web/live/client_scripts.ts": await pageScripts(work) });
  for (const name of SCRIPTS) {
    await scriptTo(`${parts}/${name}.cjs`, `cli/${name}.ts`, [`--external=${XML}`, `--external=${CRON}`, pages]);
  }
  await scriptTo(`${parts}/xmlbuilder2.cjs`, "cli/dev/xmlbuilder2.ts", []);
  await scriptTo(`${parts}/croner.cjs`, "cli/dev/croner.ts", []);

  const mains = { main: `${work}/main.js`, recorder: `${parts}/recorder.js` };
  for (const [path, loader] of [[mains.main, "load_command"], [mains.recorder, "record_command"]] as const) {
    const map = await mapTo(`${work}/${loader}.json`, { "cli/load_command.ts": `cli/compiled/${loader}.ts` });
    await bundleTo(path, "cli/main.ts", [map]);
  }
  return mains;
}

/** Writes a function around a module in CommonJS, as cli/compiled/command_script.ts calls it. */
async function scriptTo(path: string, entry: string, options: readonly string[]): Promise<void> {
  await bundleTo(path, entry, ["--format=cjs", ...options]);
  const written = await Deno.readTextFile(path);
  const text = written.replaceAll(`import("${XML}")`, 'load("xmlbuilder2")').replaceAll(`"${CRON}"`, '"croner"');
  await Deno.writeTextFile(path, `(function (module, load, require) {${text}\nreturn module.exports; })`);
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
  await run([Deno.execPath(), "bundle", LOCK, "--quiet", "--minify", "--output", output, ...options, entry]);
}
