import type { Conformance } from "./conformance.ts";
import { coverage, total } from "./coverage.ts";
import { cells } from "./coverage_report.ts";

/** The two texts between which the tables of the page stand. */
export interface PageTexts {
  /** What was compared and how; `{specs}` and the like are filled in. */
  readonly opening: string;
  /** How specs are written. */
  readonly closing: string;
}

/** The conformance page, compat/README.md, from the data that it tells. */
export function page(conformance: Conformance, { opening, closing }: PageTexts): string {
  const sum = total(coverage(conformance));
  const facts: Readonly<Record<string, number>> = {
    specs: conformance.specs.length,
    pairs: conformance.specs.filter(({ tags }) => tags.includes("pairs")).length,
    rows: sum.rows,
    live: sum.ids.live.length,
    deviations: sum.ids.deviation.length,
    unit: sum.ids.unit.length,
    open: sum.ids.open.length,
    clients: conformance.clients.length,
  };
  const sections = [
    opening.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole)),
    `## Counts by area\n\n${countsTable(conformance)}`,
    `## Where ours differs on purpose\n\n${deviationsTable(conformance)}`,
    `## Clients\n\n${clientsTable(conformance)}`,
    `## Other releases of the original\n\n${releasesTable(conformance)}`,
    `## What the list of behaviours had wrong\n\n${correctionsTable(conformance)}`,
    `## Open\n\n${openList(conformance)}`,
    closing,
  ];
  return `${MARK}${sections.map((section) => section.trim()).join("\n\n")}\n`;
}

const MARK = "<!-- Made by `deno task compat --page` from the data beside it: change that. -->\n\n";

function countsTable(conformance: Conformance): string {
  const areas = coverage(conformance);
  const rows = [...areas.map(cells), ["**all**", ...cells(total(areas)).slice(1)]];
  return markdownTable(["area", "behaviours", "proven live", "deviation", "unit test only", "open"], rows);
}

function deviationsTable({ deviations, specs, unit }: Conformance): string {
  const shownBy = (id: string) => {
    const found = specs.filter((spec) => spec.deviations.includes(id)).map((spec) =>
      `[${spec.id}](specs/${spec.id}/spec.txt)`
    );
    if (found.length > 0) return found.join(", ");
    return unit.has(id) ? "unit test" : "";
  };
  const rows = deviations.map(({ id, original, ours, why }) => [id, original, ours, why, shownBy(id)]);
  return markdownTable(["id", "the original", "ours", "why no client can depend on it", "shown by"], rows);
}

function clientsTable({ clients }: Conformance): string {
  const rows = clients.map(({ name, client, version, tried }) => [`[${client}](clients/${name})`, version, tried]);
  return markdownTable(["client", "version", "what is tried"], rows);
}

function releasesTable({ releases }: Conformance): string {
  const rows = releases.map(({ release, spec, differs }) => [release, spec, differs]);
  return markdownTable(["release", "spec", "differs from 4.3.0"], rows);
}

function correctionsTable({ behaviours }: Conformance): string {
  const rows = behaviours.filter(({ corrected }) => corrected !== "").map(({ id, corrected }) => [id, corrected]);
  return markdownTable(["id", "corrected"], rows);
}

function openList(conformance: Conformance): string {
  const open = new Set(total(coverage(conformance)).ids.open);
  if (open.size === 0) return "Nothing.";
  return conformance.behaviours.filter(({ id }) => open.has(id)).map(({ id, item }) => `- ${id}: ${escape(item)}`).join(
    "\n",
  );
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (columns: readonly string[]) => `| ${columns.map(escape).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function escape(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
