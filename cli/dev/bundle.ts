import * as scripts from "../../src/web/live/client_scripts.ts";
import { loadCommand } from "../load_command.ts";
import { bundleTo, mapTo } from "./bundle_to.ts";
import importMap from "./import_map.json" with { type: "json" };
import { removeIfThere } from "./remove_if_there.ts";

/** The XML library, as src/rpc/codec/xmlrpc_dom.ts names it: in full, for programs that import mod.ts have no map of ours. */
const XML = importMap.imports.xmlbuilder2;

/** What reckons with cron's fields; it is used while a configuration is read, so that it cannot be waited for. */
const CRON = importMap.imports.croner;

/** The scripts' names, and what each is made of. */
const SCRIPTS = Object.keys(loadCommand).map((name) => [name, `cli/programs/${name}.ts`] as const);

/**
 * Puts the modules into a few files: 300 small ones take twice as long to start. Each command becomes a script of its
 * own, NAME.cjs in the folder `parts`. They are minified: nobody is shown their stack traces, and the daemon's is in its
 * memory. xmlbuilder2 is big and seldom needed, and has its own file too, as has croner. `work` is for what is made on
 * the way. Gives the path of a program that stands beside the scripts and makes their code caches (see cli/compiled).
 */
export async function bundle({ parts, work }: { readonly parts: string; readonly work: string }): Promise<string> {
  for (const old of [parts, work]) await removeIfThere(old, { recursive: true });
  for (const folder of [parts, work]) await Deno.mkdir(folder, { recursive: true });

  const pages = await mapTo(`${work}/pages.json`, { "src/web/live/client_scripts.ts": await pageScripts(work) });
  for (const [name, entry] of SCRIPTS) {
    await scriptTo(`${parts}/${name}.cjs`, entry, [`--external=${XML}`, `--external=${CRON}`, pages]);
  }
  await scriptTo(`${parts}/xmlbuilder2.cjs`, "cli/dev/xmlbuilder2.ts", []);
  await scriptTo(`${parts}/croner.cjs`, "cli/dev/croner.ts", []);

  const recorder = `${parts}/recorder.js`;
  const loader = { "cli/load_command.ts": "cli/compiled/record_command.ts" };
  await bundleTo(recorder, "cli/main.ts", [await mapTo(`${work}/recorder.json`, loader)]);
  return recorder;
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
