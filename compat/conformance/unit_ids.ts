const NAME = /(?:Deno\.test|\.step|\btest)\(\s*(["`])(.*?)\1|\bname:\s*(["`])(.*?)\3/g;
const ID = /\b[A-Z]+-\d{3}\b/g;

/** The inventory ids that the names of tests in the `_test.ts` files below `folder` bear. */
export async function unitIds(folder: URL): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) { for (const id of await unitIds(new URL(`${entry.name}/`, folder))) ids.add(id); }
    if (!entry.name.endsWith("_test.ts")) continue;
    for (const id of namedIds(await Deno.readTextFile(new URL(entry.name, folder)))) ids.add(id);
  }
  return ids;
}

/** The ids in the names of a source's tests; ids in comments and bodies claim nothing. */
export function namedIds(source: string): readonly string[] {
  return [...source.matchAll(NAME)].flatMap(([, , name = "", , option = ""]) => `${name} ${option}`.match(ID) ?? []);
}
