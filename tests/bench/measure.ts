import type { Figure, Scale, Subject, Target } from "./support/figure.ts";
import type { Measured, Side } from "./result.ts";
import { stolenSeconds } from "./support/proc.ts";

/** How the figures are measured. */
export interface MeasureOptions {
  readonly ours: Target;
  /** null: only ours and the limits. */
  readonly reference: Target | null;
  /** A former build; null: none. */
  readonly old: Target | null;
  readonly runs: number;
  readonly scale: Scale;
  readonly minutes: number;
  /** Given what has been measured after each run: whoever ends the bench early has that. */
  readonly onRun: (measured: readonly Measured[]) => Promise<void>;
  /** Told what happens, a line at a time. */
  readonly progress: (line: string) => void;
}

/** Seconds for one measurement, beside the minutes that a daemon is watched; what takes longer is given up. */
const LIMIT = 300;

/** The part of the processors that the host may keep for itself meanwhile, and how often to try for that. */
const STOLEN = { part: 0.03, tries: 3 } as const;

/** Measures every figure `runs` times on every side, which take turns in going first. */
export async function measure(figures: readonly Figure[], options: MeasureOptions): Promise<void> {
  const measured: readonly Measuring[] = figures.map((figure) => ({
    figure,
    samples: { ours: [], other: [], old: [] },
  }));
  const all: readonly Side[] = options.old === null ? ["other", "ours"] : ["other", "ours", "old"];
  for (let run = 0; run < options.runs; run++) {
    const first = run % all.length;
    const sides = [...all.slice(first), ...all.slice(0, first)];
    for (const group of byScene(measured)) {
      for (const side of sides) await measureGroup(group, { side, run, options });
    }
    await options.onRun(measured);
  }
}

interface Measuring extends Measured {
  readonly samples: Readonly<Record<Side, number[]>>;
}

type Collected = readonly Measuring[];

interface Turn {
  readonly side: Side;
  readonly run: number;
  readonly options: MeasureOptions;
}

/** What was measured while the host kept the processors for others says nothing of us: the calmest of a few tries counts. */
async function measureGroup(group: Collected, turn: Turn): Promise<void> {
  const { side, options: { progress } } = turn;
  let calmest = { stolen: Infinity, values: new Array<[Collected[number], number]>() };
  for (let attempt = 1; attempt <= STOLEN.tries && calmest.stolen > STOLEN.part; attempt++) {
    if (attempt > 1) progress(`  the host kept ${(calmest.stolen * 100).toFixed(0)} % of the processors: once more`);
    const start = { stolen: stolenSeconds(), at: performance.now() };
    const values = await measureOnce(group, turn);
    const available = navigator.hardwareConcurrency * (performance.now() - start.at) / 1000;
    const stolen = (stolenSeconds() - start.stolen) / available;
    if (stolen < calmest.stolen) calmest = { stolen, values };
  }
  for (const [collected, value] of calmest.values) collected.samples[side].push(value);
}

async function measureOnce(group: Collected, { side, run, options }: Turn) {
  const { ours, reference, old, progress, ...wanted } = options;
  const target = { ours, other: reference, old }[side];
  const values: [Collected[number], number][] = [];
  try {
    for (const collected of group) {
      const { figure } = collected;
      const name = side === "other" ? figure.limit?.name ?? "reference" : side;
      const action = actionFor(figure, { ...wanted, side, target });
      if (action === null) continue;
      const value = await attempt(action, {
        within: LIMIT + 60 * wanted.minutes,
        onError: (error) => progress(`  ${figure.name}: ${name} failed: ${error}`),
      });
      if (value === null) continue;
      values.push([collected, value]);
      progress(`  run ${run + 1}  ${figure.name}: ${name} ${value.toPrecision(4)} ${figure.unit}`);
    }
  } finally {
    await group[0]?.figure.scene?.close();
  }
  return values;
}

interface Wanted extends Omit<Subject, "target"> {
  readonly side: Side;
  readonly target: Target | null;
}

function actionFor(figure: Figure, { side, target, scale, minutes }: Wanted): (() => Promise<number>) | null {
  const { limit, alone } = figure;
  if (side === "other" && limit !== undefined) return () => limit.measure(scale);
  if (target === null || side === "other" && alone) return null;
  return () => figure.measure({ target, scale, minutes });
}

// One figure that cannot be measured does not keep the others from it
async function attempt(
  action: () => Promise<number>,
  { within, onError }: { readonly within: number; readonly onError: (text: string) => void },
): Promise<number | null> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no result after ${within} s`)), within * 1000);
  try {
    return await Promise.race([action(), late.promise]);
  } catch (error) {
    onError(error instanceof Error ? error.message : String(error));
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Figures of one scene together, at the place of the first; each other figure by itself. */
function byScene<T extends { readonly figure: Figure }>(all: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>();
  for (const one of all) {
    const key = one.figure.scene ?? one;
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups.values()];
}
