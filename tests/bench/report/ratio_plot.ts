import type { Result } from "../result.ts";
import { goalText } from "./table.ts";

const WIDTH = 1020;
const LEFT = 520;
const ROW = 24;
const TOP = 60;
/** The ratios between which the logarithmic axis runs; a bar beyond is cut. */
const RANGE = { from: 0.005, to: 20 } as const;
const TICKS: readonly number[] = [0.01, 0.1, 1, 10];

/** An SVG document: a bar from 1 to each ratio, a mark at its goal; green reached, red missed, grey without a goal. */
export function ratioPlot(results: readonly Result[], title: string): string {
  const height = TOP + results.length * ROW + 20;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="10" y="22" font-size="15">${escape(title)}</text>
${TICKS.map((tick) => tickLine(tick, height)).join("\n")}
${results.map(row).join("\n")}
</svg>
`;
}

function tickLine(tick: number, height: number): string {
  const x = place(tick);
  return `<line x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${height - 16}" stroke="${tick === 1 ? "black" : "#ddd"}"/>` +
    `<text x="${x}" y="${TOP - 12}" text-anchor="middle">${tick}</text>`;
}

function row(result: Result, index: number): string {
  const y = TOP + index * ROW;
  const label = `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end">${escape(result.name)}</text>`;
  if (result.ratio === null) return label;
  const [from, to] = [place(1), place(result.ratio)].toSorted((a, b) => a - b);
  const colour = result.reached === null ? "#999" : result.reached ? "#3a7" : "#c44";
  const bar = `<rect x="${from}" y="${y + 4}" width="${(to ?? 0) - (from ?? 0)}" height="${
    ROW - 10
  }" fill="${colour}"/>`;
  const goal = result.goal === null ? "" : ` (${escape(goalText(result))})`;
  const value = `<text x="${WIDTH - 10}" y="${y + 14}" text-anchor="end">${result.ratio.toPrecision(3)}${goal}</text>`;
  return label + bar + goalMark(result.goal, y) + value;
}

function goalMark(goal: number | null, y: number): string {
  if (goal === null) return "";
  const x = place(goal);
  return `<line x1="${x}" x2="${x}" y1="${y + 1}" y2="${y + ROW - 3}" stroke="black" stroke-width="2"/>`;
}

function place(ratio: number): number {
  const within = Math.min(Math.max(ratio, RANGE.from), RANGE.to);
  const part = Math.log(within / RANGE.from) / Math.log(RANGE.to / RANGE.from);
  return Math.round(LEFT + part * (WIDTH - LEFT - 130));
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
