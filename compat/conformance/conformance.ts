import type { Spec } from "../spec.ts";
import { loadSpecs } from "../load_specs.ts";
import { readTable } from "./read_table.ts";
import { unitIds } from "./unit_ids.ts";

/** A behaviour of the original, a row of inventory.tsv. */
export interface Behaviour {
  readonly id: string;
  readonly area: string;
  readonly item: string;
  /** What was wrong in the row before somebody tried it on the original; "" for most. */
  readonly corrected: string;
}

/** Where ours differs on purpose, a row of deviations.tsv; its id is a behaviour's. */
export interface Deviation {
  readonly id: string;
  /** Under which heading of the page it stands. */
  readonly kind: string;
  readonly original: string;
  readonly ours: string;
  /** Why no client can depend on the difference. */
  readonly why: string;
}

/** A real client that was tried on both daemons, a row of clients.tsv. */
export interface ClientRow {
  /** Its folder below compat/clients. */
  readonly name: string;
  readonly client: string;
  readonly version: string;
  readonly tried: string;
  /** Ids of the inventory that it proves as a spec does, since both daemons have to give one transcript. */
  readonly proves: readonly string[];
}

/** All that the conformance page tells: the inventory, and what stands behind each of its rows. */
export interface Conformance {
  readonly behaviours: readonly Behaviour[];
  readonly deviations: readonly Deviation[];
  readonly clients: readonly ClientRow[];
  readonly specs: readonly Spec[];
  /** Ids that the name of a test below tests/ bears. */
  readonly unit: ReadonlySet<string>;
}

/** Reads the tables of compat/, the specs, and the names of the tests. Starts nothing. */
export async function loadConformance(): Promise<Conformance> {
  return {
    behaviours: (await table("inventory", ["id", "area", "item", "expected", "reference", "corrected"]))
      .map(([id = "", area = "", item = "", , , corrected = ""]) => ({ id, area, item, corrected })),
    deviations: (await table("deviations", ["id", "kind", "original", "ours", "why"]))
      .map(([id = "", kind = "", original = "", ours = "", why = ""]) => ({ id, kind, original, ours, why })),
    clients: (await table("clients", ["name", "client", "version", "tried", "proves"]))
      .map(([name = "", client = "", version = "", tried = "", proves = ""]) => ({
        ...{ name, client, version, tried },
        proves: proves.split(" ").filter((id) => id !== ""),
      })),
    specs: await loadSpecs(),
    unit: await unitIds(new URL("../../tests/", import.meta.url)),
  };
}

async function table(name: string, columns: readonly string[]): Promise<readonly (readonly string[])[]> {
  return readTable(await Deno.readTextFile(new URL(`../${name}.tsv`, import.meta.url)), columns);
}
