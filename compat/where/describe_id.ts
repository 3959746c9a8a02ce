import type { ClientRow, Deviation } from "../conformance/conformance.ts";
import type { Spec } from "../spec.ts";
import type { Place } from "./places.ts";

/** All that there is to know of ids. */
export interface Sources {
  /** The rows of inventory.tsv: id, area, item, expected, reference, corrected. */
  readonly inventory: readonly (readonly string[])[];
  readonly deviations: readonly Deviation[];
  readonly specs: readonly Spec[];
  readonly clients: readonly ClientRow[];
  /** In the sources, and in the tests. */
  readonly code: readonly Place[];
  readonly tests: readonly Place[];
}

/** What an id is, where it is implemented and what proves it, as text for people; undefined for an unknown id. */
export function describeId(id: string, sources: Sources): string | undefined {
  const [, , item, expected, reference, corrected] = sources.inventory.find(([known]) => known === id) ?? [];
  if (item === undefined) return undefined;
  return [
    `${id}: ${item}`,
    ...section("What it is", [
      expected ?? "",
      `Seen in ${reference}`,
      ...(corrected ? [`Corrected: ${corrected}`] : []),
    ]),
    ...section("Where ours differs on purpose", differences(id, sources)),
    ...section("What implements it", placesOf(id, sources.code)),
    ...section("What proves it", [...proofs(id, sources), ...placesOf(id, sources.tests)]),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function differences(id: string, { deviations }: Sources): readonly string[] {
  return deviations.filter((row) => row.id === id)
    .flatMap(({ original, ours, why }) => [`Original: ${original}`, `Ours: ${ours}`, `Why: ${why}`]);
}

function placesOf(id: string, places: readonly Place[]): readonly string[] {
  return places.filter(({ ids }) => ids.has(id)).map(({ at, text }) => `${at}: ${text}`);
}

function proofs(id: string, { specs, clients }: Sources): readonly string[] {
  return [
    ...specs.filter(({ proves, deviations }) => proves.includes(id) || deviations.includes(id))
      .map((spec) => `compat/specs/${spec.id}/spec.txt: ${spec.title}`),
    ...clients.filter(({ proves }) => proves.includes(id)).map(({ name, tried }) => `compat/clients/${name}: ${tried}`),
  ];
}
