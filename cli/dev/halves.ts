import { mapTo } from "./bundle_to.ts";

const ROOT = new URL("../../", import.meta.url);

/** What a module takes in before it runs, unless for its types alone; and what it takes in later. */
const STATIC = /^(?:import|export) (?!type )(?!\{(?: type \w+,?)+ \})[^;]*?from "(\.[^"]+)";/gm;
const DYNAMIC = /\bimport\("(\.[^"]+)"\)/g;

/** A script to be made: from which module, and the bundler's option for it. */
export interface Half {
  readonly entry: string;
  readonly map: string;
}

/**
 * Makes two scripts of a program, for V8 makes something of every function that a script has, whether it is used or not:
 * what is loaded in any case, and the rest. Each module is in one of them, and the other one has a stand-in that asks
 * for it: the first calls more() for what it takes in later, the second has the modules of the first in `first`. What
 * is made for that lies in the folder `work`.
 */
export async function halves(entry: string, work: string): Promise<{ readonly first: Half; readonly more: Half }> {
  const early = reached(entry);
  const late = new Set([...early].flatMap((path) => imports(path, DYNAMIC)).filter((path) => !early.has(path)));
  await Deno.mkdir(work, { recursive: true });

  const first = `${work}/first.ts`;
  const shared = await moduleTable(early);
  await Deno.writeTextFile(
    first,
    `export * from "${url(entry)}";\n${shared.imports}export const shared = () => (${shared.table});\n`,
  );
  const more = `${work}/more.ts`;
  const rest = await moduleTable(late);
  await Deno.writeTextFile(more, `${rest.imports}export const modules = ${rest.table};\n`);

  return {
    first: { entry: first, map: await mapTo(`${work}/first.json`, await standIns(late, { work, from: "more()" })) },
    more: { entry: more, map: await mapTo(`${work}/more.json`, await standIns(early, { work, from: "first" })) },
  };
}

function url(path: string): string {
  return new URL(path, ROOT).href;
}

function imports(path: string, pattern: RegExp): readonly string[] {
  const text = Deno.readTextFileSync(new URL(path, ROOT));
  return Array.from(text.matchAll(pattern), ([, target = ""]) => new URL(target, `file:///${path}`).pathname.slice(1));
}

/** The modules that are taken in with this one, itself among them. */
function reached(entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const path of found) {
    for (const target of imports(path, STATIC)) found.add(target);
  }
  return found;
}

/** The names of the values that a module exports. */
async function exported(path: string): Promise<readonly string[]> {
  return Object.keys(await import(url(path)));
}

/** An object with the exports of all these modules, as text, and the lines that it needs before it. */
async function moduleTable(paths: Iterable<string>): Promise<{ readonly imports: string; readonly table: string }> {
  const lines: string[] = [];
  const members: string[] = [];
  for (const path of paths) {
    const names = await exported(path);
    const local = (name: string) => `${name}_${lines.length}`;
    members.push(`${JSON.stringify(path)}: { ${names.map((name) => `${name}: ${local(name)}`).join(", ")} }`);
    lines.push(`import { ${names.map((name) => `${name} as ${local(name)}`).join(", ")} } from "${url(path)}";\n`);
  }
  return { imports: lines.join(""), table: `{ ${members.join(", ")} }` };
}

/** Modules that take the place of these: what they export comes from the other script. */
async function standIns(
  paths: Iterable<string>,
  { work, from }: { readonly work: string; readonly from: string },
): Promise<Readonly<Record<string, string>>> {
  const made: Record<string, string> = {};
  for (const path of paths) {
    const names = (await exported(path)).join(", ");
    const file = `${work}/${path.replaceAll("/", "_")}.js`;
    await Deno.writeTextFile(file, `export const { ${names} } = ${from}[${JSON.stringify(path)}];\n`);
    made[path] = file;
  }
  return made;
}
