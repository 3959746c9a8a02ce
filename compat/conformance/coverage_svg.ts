import { type AreaCoverage, coverage, type Standing } from "./coverage.ts";
import type { Conformance } from "./conformance.ts";

const STANDINGS: readonly (readonly [Standing, string, string])[] = [
  ["live", "proven on both", "#2da44e"],
  ["deviation", "different on purpose", "#d4a72c"],
  ["unit", "unit test alone", "#54aeff"],
  ["open", "open", "#cf222e"],
];
const LINE = 22;
const LEFT = 110;
const WIDTH = 760;

/** The counts by area as bars, one area a line, as long as the area has behaviours. */
export function coverageSvg(conformance: Conformance): string {
  const areas = coverage(conformance);
  const scale = (WIDTH - LEFT - 50) / Math.max(...areas.map(({ rows }) => rows));
  const height = (areas.length + 2) * LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    "<title>Behaviours of Supervisor 4.3.0 by area, and what stands behind each</title>",
    "<style>text{fill:#57606a}@media(prefers-color-scheme:dark){text{fill:#9198a1}}</style>",
    ...STANDINGS.map(([, label, colour], at) => legend(label, { colour, x: LEFT + at * 165 })),
    ...areas.flatMap((area, at) => bar(area, { y: (at + 1.5) * LINE, scale })),
    "</svg>\n",
  ].join("\n");
}

function legend(label: string, { colour, x }: { readonly colour: string; readonly x: number }): string {
  return `<rect x="${x}" y="4" width="12" height="12" fill="${colour}"/><text x="${x + 17}" y="14.5">${label}</text>`;
}

function bar(
  { area, rows, ids }: AreaCoverage,
  { y, scale }: { readonly y: number; readonly scale: number },
): string[] {
  let x = LEFT;
  const pieces = STANDINGS.flatMap(([standing, , colour]) => {
    const width = ids[standing].length * scale;
    const piece = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="14" fill="${colour}"/>`;
    x += width;
    return width === 0 ? [] : [piece];
  });
  const name = `<text x="${LEFT - 8}" y="${y + 11.5}" text-anchor="end">${area}</text>`;
  return [name, ...pieces, `<text x="${(x + 6).toFixed(1)}" y="${y + 11.5}">${rows}</text>`];
}
