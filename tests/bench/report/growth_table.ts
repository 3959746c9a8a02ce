import type { GrowthPoint } from "../growth.ts";
import { tsv } from "./figures_table.ts";
import { number } from "./table.ts";

const QUANTITIES: readonly (readonly [keyof GrowthPoint, string])[] = [
  ["running", "start until all RUNNING"],
  ["memory", "memory a program"],
  ["idle", "idle CPU"],
  ["allInfo", "getAllProcessInfo"],
  ["respawn", "respawn"],
];

/** For each number of programs: ours over the original's, and how much more ours is than with 10 programs. */
export function growthTable(points: readonly GrowthPoint[]): string {
  const ours = points.filter(({ target }) => target === "ours");
  const rows = ours.map((point) => {
    const reference = points.find(({ target, programs }) => target === "reference" && programs === point.programs);
    const cell = (quantity: keyof GrowthPoint) => {
      const beside = reference === undefined ? "-" : ratio(point[quantity], reference[quantity]);
      return `${beside} (x ${ratio(point[quantity], ours[0]?.[quantity])})`;
    };
    return [String(point.programs), ...QUANTITIES.map(([quantity]) => cell(quantity))];
  });
  return tsv([["programs", ...QUANTITIES.map(([, title]) => title)], ...rows]);
}

function ratio(value: number | string, other: number | string | undefined): string {
  const [upper, lower] = [Number(value), Number(other)];
  if (lower === 0) return upper === 0 ? "1" : "-";
  return number(upper / lower);
}
