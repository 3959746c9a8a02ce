import type { Conformance } from "./conformance.ts";

/** What stands behind a behaviour. A deviation counts as one even where specs show both sides of it. */
export type Standing = "live" | "deviation" | "unit" | "open";

/** The behaviours of one area by what stands behind them. */
export interface AreaCoverage {
  readonly area: string;
  readonly rows: number;
  /** The ids of each standing, in the order of the inventory. */
  readonly ids: Readonly<Record<Standing, readonly string[]>>;
}

/** How far the inventory is covered, an area a row, in the order in which the inventory names them. */
export function coverage(conformance: Conformance): readonly AreaCoverage[] {
  const standing = standings(conformance);
  const areas = [...new Set(conformance.behaviours.map(({ area }) => area))];
  return areas.map((area) => {
    const ids = conformance.behaviours.filter((row) => row.area === area).map(({ id }) => id);
    const having = (wanted: Standing) => ids.filter((id) => standing(id) === wanted);
    const byStanding = {
      live: having("live"),
      deviation: having("deviation"),
      unit: having("unit"),
      open: having("open"),
    };
    return { area, rows: ids.length, ids: byStanding };
  });
}

/** The sum of all areas. */
export function total(areas: readonly AreaCoverage[]): AreaCoverage {
  const all = (standing: Standing) => areas.flatMap(({ ids }) => ids[standing]);
  return {
    area: "all",
    rows: areas.reduce((sum, { rows }) => sum + rows, 0),
    ids: { live: all("live"), deviation: all("deviation"), unit: all("unit"), open: all("open") },
  };
}

function standings({ deviations, specs, clients, unit }: Conformance): (id: string) => Standing {
  const deviating = new Set(deviations.map(({ id }) => id));
  const proven = new Set([...specs, ...clients].flatMap(({ proves }) => proves));
  return (id) => {
    if (deviating.has(id)) return "deviation";
    if (proven.has(id)) return "live";
    return unit.has(id) ? "unit" : "open";
  };
}
