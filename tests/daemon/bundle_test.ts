import { assertEquals } from "@std/assert";

const BUNDLE = new URL("../../.cache/bundle/", import.meta.url);
/** More would be read at each start than supervisorctl needs. */
const MAX_BYTES = 60_000;
/** Words that the daemon alone knows, a class of the XML library's, and a name for Deno's slow parts. */
const FOREIGN = /entered RUNNING state|Medusa|DOCTYPE|"node:/;

/** The files that are loaded with `name`, itself included; not those that are imported when they are needed. */
async function loadedWith(name: string, seen: Map<string, string> = new Map()): Promise<ReadonlyMap<string, string>> {
  if (seen.has(name)) return seen;
  const text = await Deno.readTextFile(new URL(name, BUNDLE));
  seen.set(name, text);
  for (const [, next = ""] of text.matchAll(/(?:\bfrom|\bimport) ?"\.\/([\w.-]+)"/g)) await loadedWith(next, seen);
  return seen;
}

function foreign(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].filter(([, text]) => FOREIGN.test(text)).map(([name]) => name);
}

Deno.test("the compiled supervisorctl loads no daemon and no XML library, nor much else", async () => {
  const files = new Map([...await loadedWith("main.js"), ...await loadedWith("supervisorctl.js")]);
  assertEquals(foreign(files), []);
  const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  assertEquals(bytes < MAX_BYTES, true, `${bytes} bytes in ${[...files.keys()].join(", ")}`);
});

Deno.test("what tells the daemon and the XML library apart is in their files", async () => {
  for (const name of ["supervisord.js", "xmlbuilder2.js"]) {
    assertEquals(foreign(await loadedWith(name)).includes(name), true, name);
  }
});
