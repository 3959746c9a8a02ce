import * as scripts from "../../src/web/live/client_scripts.ts";
import { loadCommand } from "../load_command.ts";
import { bundleTo, mapTo } from "./bundle_to.ts";
import { halves } from "./halves.ts";
import importMap from "./import_map.json" with { type: "json" };
import { removeIfThere } from "./remove_if_there.ts";

/** The XML library, as src/rpc/codec/xmlrpc_dom.ts names it: in full, for programs that import mod.ts have no map of ours. */
const XML = importMap.imports.xmlbuilder2;

/** What reckons with cron's fields; it is used while a configuration is read, so that it cannot be waited for. */
const CRON = importMap.imports.croner;

/** Both have files of their own. */
const EXTERNAL = [`--external=${XML}`, `--external=${CRON}`];

const SCRIPTS = Object.keys(loadCommand);

/** Most of it is for actions that are seldom called, while the one that is called most has to be quick. */
const IN_TWO = "supervisorctl";

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
  const { first, more } = await halves(entryOf(IN_TWO), `${work}/${IN_TWO}`);
  await scriptTo(`${parts}/${IN_TWO}.cjs`, first.entry, [...EXTERNAL, first.map]);
  await scriptTo(`${parts}/${IN_TWO}_more.cjs`, more.entry, [...EXTERNAL, more.map]);
  for (const name of SCRIPTS.filter((name) => name !== IN_TWO)) {
    await scriptTo(`${parts}/${name}.cjs`, entryOf(name), [...EXTERNAL, pages]);
  }
  for (const name of ["xmlbuilder2", "croner"]) await scriptTo(`${parts}/${name}.cjs`, `cli/dev/${name}.ts`, []);

  const recorder = `${parts}/recorder.js`;
  const loader = { "cli/load_command.ts": "cli/compiled/record_command.ts" };
  await bundleTo(recorder, "cli/main.ts", [await mapTo(`${work}/recorder.json`, loader)]);
  return recorder;
}

function entryOf(name: string): string {
  return `cli/programs/${name}.ts`;
}

/** Writes a function around a module in CommonJS, as cli/compiled/command_script.ts calls it. */
async function scriptTo(path: string, entry: string, options: readonly string[]): Promise<void> {
  await bundleTo(path, entry, ["--format=cjs", ...options]);
  const written = await Deno.readTextFile(path);
  const text = written.replaceAll(`import("${XML}")`, 'load("xmlbuilder2")').replaceAll(`"${CRON}"`, '"croner"');
  await Deno.writeTextFile(path, `(function (module, load, require, more, first) {${text}\nreturn module.exports; })`);
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
