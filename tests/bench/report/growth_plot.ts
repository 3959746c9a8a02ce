import type { GrowthPoint } from "../growth.ts";

const PANEL = { width: 280, height: 190, left: 58, top: 30, right: 24, bottom: 28 } as const;

type Quantity = "running" | "memory" | "idle" | "allInfo" | "respawn";

const TITLES: readonly (readonly [Quantity, string])[] = [
  ["running", "start until all RUNNING, s"],
  ["memory", "anonymous memory a program, kB"],
  ["idle", "idle CPU, ms a second"],
  ["allInfo", "getAllProcessInfo, ms"],
  ["respawn", "kill -9 until the new pid, ms"],
];
const NAMES = ["ours", "reference", "old"] as const;
const COLOURS = { ours: "#06c", reference: "#c60", old: "#999" } as const;

/** An SVG document: one panel a quantity over the number of programs, both axes logarithmic. */
export function growthPlot(points: readonly GrowthPoint[]): string {
  const panels = TITLES.map(([quantity, title], index) => {
    const [x, y] = [index % 3 * PANEL.width, Math.floor(index / 3) * PANEL.height];
    return `<g transform="translate(${x} ${y + 20})">${panel(points, { quantity, title })}</g>`;
  });
  const names = NAMES.filter((name) => points.some(({ target }) => target === name))
    .map((name) => `<tspan fill="${COLOURS[name]}">${name}</tspan>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${3 * PANEL.width}" height="${2 * PANEL.height + 30}" ` +
    `font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="white"/>
<text x="10" y="16">${names.join("  ")}</text>
${panels.join("\n")}
</svg>
`;
}

function panel(points: readonly GrowthPoint[], { quantity, title }: { quantity: Quantity; title: string }): string {
  const x = axis(points.map(({ programs }) => programs), { from: PANEL.left, to: PANEL.width - PANEL.right });
  const y = axis(points.map((point) => point[quantity]), { from: PANEL.height - PANEL.bottom, to: PANEL.top });
  const lines = NAMES.map((name) => {
    const own = points.filter(({ target }) => target === name);
    const dots = own.map((point) => `${x.place(point.programs)},${y.place(point[quantity])}`);
    const labels = own.map((point) =>
      `<circle cx="${x.place(point.programs)}" cy="${y.place(point[quantity])}" r="3" fill="${COLOURS[name]}">` +
      `<title>${point.programs}: ${point[quantity].toPrecision(3)}</title></circle>`
    );
    return `<polyline points="${dots.join(" ")}" fill="none" stroke="${COLOURS[name]}"/>${labels.join("")}`;
  });
  const xTicks = x.ticks.map((tick) =>
    `<text x="${x.place(tick)}" y="${PANEL.height - 10}" text-anchor="middle">${tick}</text>`
  );
  const yTicks = y.ticks.map((tick) =>
    `<text x="${PANEL.left - 6}" y="${y.place(tick) + 4}" text-anchor="end">${tick}</text>` +
    `<line x1="${PANEL.left}" x2="${PANEL.width - PANEL.right}" y1="${y.place(tick)}" y2="${
      y.place(tick)
    }" stroke="#ddd"/>`
  );
  return `<text x="${PANEL.left}" y="16">${title}</text>${yTicks.join("")}${xTicks.join("")}${lines.join("")}`;
}

/** A logarithmic axis between the powers of ten around the values; what is 0 stands at its lower end. */
function axis(values: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...positive, 1e9)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...positive, 1e-9))), low + 1);
  const place = (value: number) => {
    const part = value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
    return Math.round(from + part * (to - from));
  };
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => Number((10 ** (low + index)).toPrecision(1)));
  return { place, ticks };
}
