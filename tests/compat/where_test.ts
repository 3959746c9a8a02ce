import { assertEquals } from "@std/assert";
import { loadSources } from "../../compat/where.ts";
import { describeId } from "../../compat/where/describe_id.ts";
import { idsIn } from "../../compat/where/ids_in.ts";
import { placesIn } from "../../compat/where/places.ts";

// Of no area of the inventory
const A = (number: string) => `AAA-${number}`;

/** Ids that no code of ours can implement, each with the reason. */
const NOWHERE: Readonly<Record<string, string>> = {
  "CLI-043": "the runtime ends before our first line where an argument is not UTF-8",
  "CLI-044": "the runtime ends before our first line where the working directory is gone",
};

Deno.test("idsIn() writes ranges out", () => {
  assertEquals(idsIn(`as ${A("007")}, ${A("010")}) say`), [A("007"), A("010")]);
  assertEquals(idsIn(`(${A("008")}..010)`), [A("008"), A("009"), A("010")]);
  assertEquals(idsIn(`${A("001")}..${A("002")}`), [A("001"), A("002")]);
  assertEquals(idsIn(`${A("001")} to 003, ${A("001")} to ${A("002")}`), ["001", "002", "003", "001", "002"].map(A));
  assertEquals(idsIn(`${A("001")} to BBB-004`), [A("001"), "BBB-004"]);
  assertEquals(idsIn("UTF-8, X-1234, ISO-8859"), []);
});

Deno.test("placesIn() tells the lines that name ids", () => {
  assertEquals(placesIn("a.ts", `one\n  /** Two (${A("001")}). */\n`), [
    { at: "a.ts:2", text: `/** Two (${A("001")}). */`, ids: new Set([A("001")]) },
  ]);
});

Deno.test("describeId() tells what an id is, what implements it and what proves it", () => {
  const place = (at: string, ...ids: string[]) => ({ at, text: `of ${at}`, ids: new Set(ids) });
  const spec = { folder: "", manual: "", tags: [], keys: [], deviations: [], steps: [] };
  const sources = {
    inventory: [[A("001"), "area", "Item", "Does it.", "a.py:f", ""], [A("002"), "area", "Other", "", "", "was wrong"]],
    deviations: [{ id: A("001"), kind: "words", original: "Red", ours: "Blue", why: "No client sees it." }],
    specs: [{ ...spec, id: "area/item", title: "It does it", proves: [A("001")] }],
    clients: [{ name: "go", client: "", version: "", tried: "all methods", proves: [A("001"), A("002")] }],
    code: [place("src/a.ts:1", A("001")), place("src/b.ts:2", A("002"))],
    tests: [place("tests/a_test.ts:3", A("001"))],
  };
  assertEquals(
    describeId(A("001"), sources),
    `${A("001")}: Item

What it is
  Does it.
  Seen in a.py:f

Where ours differs on purpose
  Original: Red
  Ours: Blue
  Why: No client sees it.

What implements it
  src/a.ts:1: of src/a.ts:1

What proves it
  compat/specs/area/item/spec.txt: It does it
  compat/clients/go: all methods
  tests/a_test.ts:3: of tests/a_test.ts:3`,
  );
  assertEquals(describeId(A("003"), sources), undefined);
});

Deno.test("every id of the inventory is named in src or cli, where it is implemented", async () => {
  const { inventory, code } = await loadSources();
  const named = new Set(code.flatMap(({ at, ids }) => at.startsWith("mod.ts") ? [] : [...ids]));
  const missing = inventory.map(([id = ""]) => id).filter((id) => !named.has(id));
  assertEquals(missing, Object.keys(NOWHERE));
});

Deno.test("every id that src, cli or a test names is in the inventory", async () => {
  const { inventory, code, tests } = await loadSources();
  const areas = new Set(inventory.map(([id = ""]) => id.replace(/-.*/, "")));
  const known = new Set(inventory.map(([id]) => id));
  const isStray = (id: string) => areas.has(id.replace(/-.*/, "")) && !known.has(id);
  assertEquals([...code, ...tests].flatMap(({ at, ids }) => [...ids].filter(isStray).map((id) => `${at} ${id}`)), []);
});
