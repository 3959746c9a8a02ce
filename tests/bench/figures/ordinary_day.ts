import type { Figure } from "../support/figure.ts";
import { median } from "../support/median.ts";
import { askDaily, type Day, startOrdinary, watch } from "../support/ordinary.ts";
import type { Memory } from "../support/proc.ts";
import { Scene } from "../support/scene.ts";

/** The part of the time whose median stands for a moment: one look may fall before a collection or after it. */
const MOMENT = 0.1;

const day = new Scene<Day>({
  open: async ({ target, minutes }) => {
    await using daemon = await startOrdinary(target);
    return await watch(daemon, minutes * 60, (second) => askDaily(daemon, second));
  },
});

/** A daemon with programs that print, some of them to a listener, and one that crashes, asked now and then. */
export const ordinaryDay: readonly Figure[] = [
  row("CPU", { unit: "ms/s", goal: 0.45, of: ({ cpu }) => cpu }),
  row("whole RSS at the end", { unit: "MB", goal: 1.3, of: (day) => at(day, "resident", 1) / 1e6 }),
  row("anonymous memory at the end", { unit: "MB", goal: 1, of: (day) => at(day, "anonymous", 1) / 1e6 }),
  row("whole RSS, end over middle", { goal: 1.05, of: (day) => at(day, "resident", 1) / at(day, "resident", 0.5) }),
  row("anonymous memory, end over middle", {
    goal: 1.05,
    of: (day) => at(day, "anonymous", 1) / at(day, "anonymous", 0.5),
  }),
];

interface Row {
  /** Without one it is a ratio itself. */
  readonly unit?: string;
  readonly goal: number;
  readonly of: (day: Day) => number;
}

function row(name: string, { unit, goal, of }: Row): Figure {
  return {
    name: `an ordinary daemon, ${name}`,
    unit: unit ?? "",
    better: "lower",
    goal,
    ...unit === undefined ? { itself: true } : {},
    scene: day,
    measure: async (subject) => of(await day.of(subject)),
  };
}

/** Bytes in the time that ends with this part of the day. */
function at({ memory }: Day, kind: keyof Memory, part: number): number {
  const end = Math.round(memory.length * part);
  const moment = memory.slice(end - Math.ceil(memory.length * MOMENT), end);
  return median(moment.map((seen) => seen[kind]));
}
