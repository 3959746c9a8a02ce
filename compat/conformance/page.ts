import type { Conformance } from "./conformance.ts";
import { coverage, total } from "./coverage.ts";
import { cells } from "./coverage_report.ts";
import { escapeMarkdown, markdownTable } from "./markdown_table.ts";
import { newCommandsTable } from "./new_commands_table.ts";
import { newKeysTable } from "./new_keys_table.ts";
import { specLink } from "./spec_link.ts";

/** What the page is made of beside the conformance data. */
export interface PageParts {
  /** The sections in their order, in Markdown: a number, list or table of the data stands where `{{name}}` is written. */
  readonly sections: readonly string[];
  /** The text of a table beside the page, which stands as it is where a section names its file, as in `{{speed.tsv}}`. */
  readonly table: (file: string) => string;
}

/** The conformance page, compat/README.md, from the data that it tells. Throws an Error for a name of no data. */
export async function page(conformance: Conformance, { sections, table }: PageParts): Promise<string> {
  const newCommands = await newCommandsTable(conformance.specs);
  const facts = new Map([...numbers(conformance), ...tables(conformance), ["new commands", newCommands]]);
  const filled = (name: string) => name.endsWith(".tsv") ? anyTable(table(name)) : facts.get(name);
  const text = sections.map((section) => section.trim()).join("\n\n").replaceAll(
    /\{\{(.+?)\}\}/g,
    (_, name: string) => {
      const fact = filled(name);
      if (fact === undefined) throw new Error(`Cannot write the page: there is no ${name}`);
      return fact;
    },
  );
  return `${MARK}${text}\n`;
}

const MARK = "<!-- Made by `deno task compat --page` from compat/conformance/sections and the data beside it. -->\n\n";

function numbers(conformance: Conformance): [string, string][] {
  const { specs, clients } = conformance;
  const { rows, ids } = total(coverage(conformance));
  const counts = {
    rows,
    specs: specs.length,
    "manual specs": specs.filter(({ manual }) => manual !== "").length,
    pairs: specs.filter(({ tags }) => tags.includes("pairs")).length,
    live: ids.live.length,
    deviations: ids.deviation.length,
    unit: ids.unit.length,
    open: ids.open.length,
    clients: clients.length,
  };
  return Object.entries(counts).map(([name, count]) => [name, String(count)]);
}

function tables(conformance: Conformance): [string, string][] {
  const { ids } = total(coverage(conformance));
  const kinds = [...new Set(conformance.deviations.map(({ kind }) => kind))];
  return [
    ["counts table", countsTable(conformance)],
    ["manual table", manualTable(conformance)],
    ["clients table", clientsTable(conformance)],
    ["new keys", newKeysTable(conformance.specs)],
    ...kinds.map((kind): [string, string] => [`deviations: ${kind}`, deviationsTable(conformance, kind)]),
    ["corrections table", correctionsTable(conformance)],
    ["unit list", list(conformance, ids.unit)],
    ["open list", list(conformance, ids.open)],
  ];
}

function countsTable(conformance: Conformance): string {
  const areas = coverage(conformance);
  const rows = [...areas.map(cells), ["**all**", ...cells(total(areas)).slice(1).map((count) => `**${count}**`)]];
  return markdownTable(["area", "behaviours", "proven live", "deviation", "unit test only", "open"], rows);
}

function manualTable({ specs }: Conformance): string {
  const pages = [...new Set(specs.flatMap(({ manual }) => manual.split(" ").filter((name) => name !== "")))];
  const rows = pages.sort().map((name) => {
    const tried = specs.filter(({ manual }) => manual.split(" ").includes(name));
    return [name, tried.map(specLink).join(", ")];
  });
  return markdownTable(["page", "its examples"], rows);
}

function deviationsTable({ deviations, specs, unit }: Conformance, wanted: string): string {
  const shownBy = (id: string) => {
    const found = specs.filter((spec) => spec.deviations.includes(id)).map(specLink);
    return found.join(", ") || (unit.has(id) ? "unit test" : "");
  };
  const rows = deviations.filter(({ kind }) => kind === wanted)
    .map(({ id, original, ours, why }) => [id, original, ours, why, shownBy(id)]);
  return markdownTable(["id", "the original", "ours", "why no client can depend on it", "shown by"], rows);
}

function clientsTable({ clients }: Conformance): string {
  const rows = clients.map(({ name, client, version, tried }) => [`[${client}](clients/${name})`, version, tried]);
  return markdownTable(["client", "version", "what is tried"], rows);
}

function correctionsTable({ behaviours }: Conformance): string {
  const rows = behaviours.filter(({ corrected }) => corrected !== "").map(({ id, corrected }) => [id, corrected]);
  return markdownTable(["id", "corrected"], rows);
}

function list({ behaviours }: Conformance, ids: readonly string[]): string {
  const items = behaviours.filter(({ id }) => ids.includes(id));
  return items.map(({ id, item }) => `- ${id}: ${escapeMarkdown(item)}`).join("\n") || "Nothing.";
}

function anyTable(text: string): string {
  const [head = [], ...rows] = text.trimEnd().split("\n").map((line) => line.split("\t"));
  return markdownTable(head, rows);
}
