import { assertEquals, assertMatch, assertNotMatch } from "@std/assert";

const BUNDLE = new URL("../../.cache/bundle/", import.meta.url);
/** More would be read at each start than supervisorctl needs. */
const MAX_BYTES = 136_000;
/** Words that the daemon alone knows, and one that is in the XML library. */
const DAEMON = /entered RUNNING state|Medusa/;
const XML_LIBRARY = /xmlbuilder|documentElement/i;
/** The name of a slow part of Deno's; the main module has one, for node:vm. */
const NODE = /"node:/;

function text(name: string): string {
  return Deno.readTextFileSync(new URL(name, BUNDLE));
}

Deno.test("the compiled supervisorctl loads no daemon and no XML library, nor much else", () => {
  const script = text("supervisorctl.cjs").replace('import("./xmlbuilder2.js")', "");
  const loaded = text("main.js") + script;
  assertNotMatch(script, NODE);
  assertNotMatch(loaded, DAEMON);
  assertNotMatch(loaded, XML_LIBRARY);
  assertEquals(loaded.length < MAX_BYTES, true, `${loaded.length} bytes`);
});

Deno.test("what tells the daemon and the XML library apart is in their files", () => {
  assertMatch(text("supervisord.cjs"), DAEMON);
  assertMatch(text("xmlbuilder2.js"), XML_LIBRARY);
  assertMatch(text("main.js"), NODE);
});

Deno.test("each command has its code cache beside it", () => {
  const names = Array.from(Deno.readDirSync(BUNDLE), ({ name }) => name);
  const scripts = names.filter((name) => name.endsWith(".cjs"));
  assertEquals(scripts.length, 4);
  assertEquals(scripts.filter((name) => !names.includes(name.replace(".cjs", ".cache"))), []);
});
