import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { COMMANDS } from "../../../cli/ctl/commands/table.ts";
import { namesByOrigin } from "../../../cli/ctl/shell/action_names.ts";
import { loadConformance } from "../../../compat/conformance/conformance.ts";
import { newCommandsTable } from "../../../compat/conformance/new_commands_table.ts";
import { newKeysTable } from "../../../compat/conformance/new_keys_table.ts";
import { page } from "../../../compat/conformance/page.ts";
import { readPage, renderPage } from "../../../compat/conformance/write_page.ts";
import { readTable } from "../../../compat/conformance/read_table.ts";
import { SCENARIOS } from "../../../compat/survival/scenarios.ts";
import { SURVIVAL_COLUMNS } from "../../../compat/survival/survival_table.ts";
import { keyTable } from "../../../src/config/keys/section_keys.ts";
import { CLIENTS } from "../../../compat/clients/clients.ts";

const conformance = await loadConformance();
const known = new Set(conformance.behaviours.map(({ id }) => id));
const deviating = new Set(conformance.deviations.map(({ id }) => id));

Deno.test("the conformance page is up to date: if not, `deno task compat --page` writes it", async () => {
  for (const [path, text] of Object.entries(await renderPage())) {
    assertEquals((await readPage(path)).split("\n"), text.split("\n"));
  }
});

Deno.test("the inventory lists no behaviour twice", () => {
  assertEquals(known.size, conformance.behaviours.length);
});

Deno.test("specs, clients and deviations speak of behaviours that the inventory knows", () => {
  const shown = conformance.specs.flatMap(({ proves, deviations }) => [...proves, ...deviations]);
  const used = [...shown, ...conformance.clients.flatMap(({ proves }) => proves)];
  assertEquals([...used, ...deviating].filter((id) => !known.has(id)), []);
});

Deno.test("every deviation of a spec has its row with a reason", () => {
  assertEquals(conformance.specs.flatMap(({ deviations }) => deviations).filter((id) => !deviating.has(id)), []);
  assertEquals(conformance.deviations.filter(({ original, ours, why }) => !original || !ours || !why), []);
});

Deno.test("the page names every client that is run", () => {
  assertEquals(conformance.clients.map(({ name }) => name).sort(), CLIENTS.map(({ name }) => name).sort());
});

Deno.test("the page tells every deviation, whatever its kind, and each is shown by a spec or a unit test", async () => {
  const rows = (await renderPage())["README.md"].split("\n");
  const shown = (id: string) => rows.some((row) => row.startsWith(`| ${id} |`) && !row.endsWith("|  |"));
  assertEquals([...deviating].filter((id) => !shown(id)), []);
});

Deno.test("the page tells every action and argument that Supervisor does not have", async () => {
  const rows = (await newCommandsTable(conformance.specs)).split("\n").slice(2);
  const { own } = await namesByOrigin(COMMANDS);
  const told = (call: string) => rows.find((row) => row.startsWith(`| \`${call}`));
  for (const action of own) assertMatch(told(`supervisorctl ${action}`) ?? "", /\S \| .* \|$/);
  assertMatch(
    told("supervisorctl health") ?? "",
    /^\| `supervisorctl health` `not in Supervisor` .*\(specs\/ctl\/health\//,
  );
  assertMatch(told("supervisorctl restart --rolling") ?? "", /specs\/ctl\/rolling_restart/);
  assertMatch(told("supervisord check") ?? "", /specs\/config\/check/);
});

Deno.test("page() fills in numbers of the data and tables of files, and refuses other names", async () => {
  const write = async (text: string) =>
    await page({ ...conformance, specs: [] }, { sections: [text], table: () => "a\tb\n1\t2|\n" });
  assertEquals((await write("{{specs}} specs\n\n{{x.tsv}}")).split("\n").slice(2), [
    ...["0 specs", "", "| a | b |", "|---|---|", "| 1 | 2\\| |", ""],
  ]);
  await assertRejects(() => write("{{nosuch}}"), Error, "there is no nosuch");
});

Deno.test("every row of what it withstands is shown by a test that there is, and every test of faults has a row", () => {
  const rows = Deno.readTextFileSync("compat/withstands.tsv").trimEnd().split("\n").slice(1).map((row) =>
    row.split("\t")
  );
  assertEquals(rows.filter((row) => row.length !== 4 || row.includes("")), []);
  const shown = new Set(rows.flatMap((row) => row.at(-1)?.split(", ") ?? []));
  assertEquals([...shown].filter((path) => !Deno.statSync(path).isFile), []);
  const tests = Array.from(Deno.readDirSync("tests/faults"), ({ name }) => `tests/faults/${name}`);
  assertEquals(tests.filter((path) => !shown.has(path)), []);
});

Deno.test("what survives is measured for every scenario, and nothing is lost that must not be", () => {
  const rows = readTable(Deno.readTextFileSync("compat/survival/survival.tsv"), SURVIVAL_COLUMNS);
  assertEquals(
    rows.map(([scenario, who, programs]) => [scenario, who, programs]),
    SCENARIOS.flatMap(({ name, programs, ways }) => ways.map(({ who }) => [name, who, String(programs)])),
  );
  const lossless = SCENARIOS.flatMap(({ ways }) => ways).map(({ mayLose }) => mayLose === 0);
  const shown = rows.filter((_, at) => lossless[at]);
  assertEquals(
    shown.map(([, , , fate, , lost, doubled]) => [fate, lost, doubled]),
    shown.map(() => ["all run on", "0", "0"]),
  );
});

Deno.test("the page has every option that Supervisor does not know, with the badge and the sections that have it", () => {
  const [head = "", , ...rows] = newKeysTable(conformance.specs).split("\n");
  assertEquals(head, "| section | key | values | default | meaning | shown by |");
  const cells = rows.map((row) => row.split(" | "));
  const [section, , values, fallback] = cells.find(([, key]) => key === "`allow_cross_site` `not in Supervisor`") ?? [];
  assertEquals([section, values, fallback], ["| `[unix_http_server]` `[inet_http_server]`", "true, false", "`false`"]);
  const ours = new Set(keyTable().filter(({ since }) => since === "monovisor").map(({ name }) => name));
  assertEquals(new Set(cells.map(([, key = ""]) => /^`(\w+)`/.exec(key)?.[1])), ours);
  assertEquals(cells.filter((row) => !row.at(-1)?.includes("spec.txt")), []);
});
