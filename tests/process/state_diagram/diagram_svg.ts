import type { ProcessState } from "../../../src/process/state.ts";
import type { Transition } from "./transitions.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

const SIZE = { width: 1000, height: 660 } as const;
const BOX = { width: 110, height: 40 } as const;
/** Life goes down the middle; what failed stands on the right, what is over on the left. */
const PLACES: Readonly<Record<ProcessState, Point>> = {
  STOPPED: { x: 140, y: 150 },
  STARTING: { x: 500, y: 150 },
  BACKOFF: { x: 850, y: 150 },
  RUNNING: { x: 500, y: 360 },
  FATAL: { x: 850, y: 360 },
  STOPPING: { x: 140, y: 360 },
  EXITED: { x: 500, y: 590 },
  UNKNOWN: { x: 140, y: 590 },
};
const COLOURS: Readonly<Record<ProcessState, string>> = {
  STOPPED: "#eee",
  STARTING: "#fff3cd",
  BACKOFF: "#fde0c5",
  RUNNING: "#d4edda",
  FATAL: "#f5c6cb",
  STOPPING: "#fff3cd",
  EXITED: "#eee",
  UNKNOWN: "#f5c6cb",
};
/** How far an arrow bends to its left, where a straight one would cross another or its own way back. */
const BENDS: Readonly<Record<string, number>> = {
  "STARTING STOPPING": -30,
  "STARTING BACKOFF": -34,
  "BACKOFF STARTING": -34,
  "STARTING UNKNOWN": 14,
  "BACKOFF STOPPED": -105,
  "EXITED STARTING": -110,
  "FATAL STARTING": 14,
};
const LINE = 15;

/** The same arrows as an SVG document. */
export function diagramSvg(transitions: readonly Transition[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="sans-serif" font-size="12">
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0L8,4L0,8z"/></marker></defs>
<rect width="100%" height="100%" fill="white"/>
${transitions.map(arrow).join("\n")}
${Object.entries(PLACES).map(([state, place]) => box(state, place)).join("\n")}
</svg>
`;
}

function box(state: string, { x, y }: Point): string {
  const { width, height } = BOX;
  const colour = Object.entries(COLOURS).find(([name]) => name === state)?.[1];
  return `<rect x="${x - width / 2}" y="${
    y - height / 2
  }" width="${width}" height="${height}" rx="8" fill="${colour}" stroke="#444"/>` +
    `<text x="${x}" y="${y + 4}" text-anchor="middle" font-weight="bold">${state}</text>`;
}

function arrow({ from, to, occasions }: Transition): string {
  const [start, end] = [PLACES[from], PLACES[to]];
  const middle = bent(start, end, BENDS[`${from} ${to}`] ?? 0);
  const [tail, head] = [edge(start, middle), edge(end, middle)];
  // Of a quadratic curve's middle, half is its control point
  const label = { x: (tail.x + head.x) / 4 + middle.x / 2, y: (tail.y + head.y) / 4 + middle.y / 2 };
  return `<path d="M${point(tail)}Q${point(middle)} ${
    point(head)
  }" fill="none" stroke="#444" marker-end="url(#head)"/>` +
    occasions.map((occasion, index) =>
      text(occasion, { ...label, y: label.y + (index - (occasions.length - 1) / 2) * LINE })
    )
      .join("");
}

function text(words: string, { x, y }: Point): string {
  return `<text x="${round(x)}" y="${
    round(y + 4)
  }" text-anchor="middle" stroke="white" stroke-width="4" paint-order="stroke">${words}</text>`;
}

function bent(start: Point, end: Point, bend: number): Point {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  const [x, y] = [(start.x + end.x) / 2, (start.y + end.y) / 2];
  return { x: x + (2 * bend * dy) / length, y: y - (2 * bend * dx) / length };
}

/** Where the way from the middle of a box to a point leaves the box. */
function edge(box: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  const scale = Math.min(BOX.width / 2 / Math.abs(dx || 1e-9), BOX.height / 2 / Math.abs(dy || 1e-9));
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

function point({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
