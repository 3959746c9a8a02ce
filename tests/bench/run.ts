import { parseArgs } from "@std/cli/parse-args";
import { FIGURES } from "./figures.ts";
import { growth } from "./growth.ts";
import { load } from "./load.ts";
import { measure } from "./measure.ts";
import { figuresTable } from "./report/figures_table.ts";
import { growthPlot } from "./report/growth_plot.ts";
import { growthTable } from "./report/growth_table.ts";
import { loadTable } from "./report/load_table.ts";
import { ratioPlot } from "./report/ratio_plot.ts";
import { table } from "./report/table.ts";
import { type Result, resultOf } from "./result.ts";
import type { Figure, Scale, Target } from "./support/figure.ts";
import { oldTarget, ourTarget, referenceTarget } from "./support/targets.ts";

const USAGE =
  `deno task bench [--filter TEXT] [--except TEXT] [--runs N] [--scale small|full] [--minutes N] [--old DIR] [--alone]
                [--publish]

Measures the compiled dist/supervisord beside the original, taking turns, and prints the ratios of the medians.
  --filter TEXT  only figures whose name contains it; "growth" is the one over the number of programs,
                 "load" that of many clients at once
  --except TEXT  but not those
  --runs N       runs of every figure (3)
  --scale        small: fewer programs and less data, for a quick look (full)
  --minutes N    how long the ordinary daemon is watched (10; small: 1)
  --old DIR      a former build beside both, taking turns: the folder of its compiled commands
  --alone        without the reference
  --publish      into compat/bench, where the conformance page takes the tables and plots from: with a filter only what
                 was measured is renewed there
MONOVISOR_DIST names another folder of compiled commands, MONOVISOR_REFERENCE that of the original's, and
MONOVISOR_BENCH_DIR where daemons and their logs are to live.`;

const FOLDERS = { own: "../../.cache/bench/", published: "../../compat/bench/" } as const;

interface Options {
  readonly filter: string;
  readonly runs: number;
  readonly scale: Scale;
  readonly minutes: number;
  readonly ours: Target;
  readonly reference: Target | null;
  readonly old: Target | null;
  readonly folder: keyof typeof FOLDERS;
}

/** Tells where the time goes, on stderr: stdout is for the table. */
function progress(line: string): void {
  console.error(line);
}

async function runFigures(figures: readonly Figure[], options: Options): Promise<void> {
  await measure(figures, {
    ...{ ...options, progress },
    onRun: async (measured) => {
      const when = new Date().toISOString().slice(0, 10);
      await report(measured.map((one) => ({ when, ...resultOf(one) })), options);
    },
  });
}

async function report(fresh: readonly Result[], options: Options): Promise<void> {
  const { scale, folder } = options;
  console.log(table(fresh));
  if (scale === "small") console.log("(small scale: 100 programs stand in for 1000, and a tenth of the data)");
  // A look at a few figures leaves the last whole run in place
  const isPart = fresh.length < FIGURES.length;
  const results = isPart && folder === "published" ? await renewed(fresh) : fresh;
  const name = isPart && folder === "own" ? "partial" : "figures";
  const machine = { cpus: navigator.hardwareConcurrency, os: Deno.osRelease(), arch: Deno.build.arch };
  await write(options, {
    [`${name}.json`]: JSON.stringify({ scale, machine, results }, null, 2),
    [`${name}.tsv`]: figuresTable(results),
    [`${name}.svg`]: ratioPlot(results, `ours over the reference or limit, ${scale}, medians`),
  });
}

/** What is published, with these results in their places. */
async function renewed(fresh: readonly Result[]): Promise<readonly Result[]> {
  const published = await Deno.readTextFile(new URL(`${FOLDERS.published}figures.json`, import.meta.url));
  const before: { readonly results: readonly Result[] } = JSON.parse(published);
  const byName = new Map([...before.results, ...fresh].map((result) => [result.name, result]));
  return FIGURES.flatMap(({ name }) => byName.get(name) ?? []);
}

async function runGrowth(options: Options): Promise<void> {
  const { scale } = options;
  const points = [];
  for (const target of targetsOf(options)) points.push(...await growth(target, { scale, progress }));
  console.table(points);
  await write(options, {
    "growth.json": JSON.stringify({ scale, points }, null, 2),
    "growth.tsv": growthTable(points),
    "growth.svg": growthPlot(points),
  });
}

async function runLoad(options: Options): Promise<void> {
  const { scale } = options;
  const results = [];
  for (const target of targetsOf(options)) {
    results.push(await load(target, scale));
    progress(`  load ${JSON.stringify(results.at(-1))}`);
  }
  console.table(results);
  await write(options, { "load.json": JSON.stringify({ scale, results }, null, 2), "load.tsv": loadTable(results) });
}

function targetsOf({ ours, reference, old }: Options): readonly Target[] {
  return [ours, reference, old].filter((target) => target !== null);
}

async function write({ folder }: Options, files: Readonly<Record<string, string>>): Promise<void> {
  const directory = new URL(FOLDERS[folder], import.meta.url).pathname;
  await Deno.mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) await Deno.writeTextFile(directory + name, text);
  progress(`written: ${Object.keys(files).join(", ")} in ${FOLDERS[folder].slice("../../".length)}`);
}

const args = parseArgs(Deno.args, {
  string: ["filter", "except", "runs", "scale", "minutes", "old"],
  boolean: ["help", "alone", "publish"],
  default: { filter: "", runs: "3", scale: "full" },
});
const runs = Number(args.runs);
const minutes = Number(args.minutes ?? (args.scale === "small" ? 1 : 10));
if (args.help || !(runs >= 1) || !(minutes > 0) || !(args.scale === "small" || args.scale === "full")) {
  console.log(USAGE);
  Deno.exit(args.help ? 0 : 2);
}
const options: Options = {
  filter: args.filter,
  runs,
  scale: args.scale,
  minutes,
  ours: await ourTarget(),
  reference: args.alone ? null : await referenceTarget(),
  old: args.old === undefined ? null : await oldTarget(args.old),
  folder: args.publish ? "published" : "own",
};
const isChosen = (name: string) =>
  name.includes(args.filter) && (args.except === undefined || !name.includes(args.except));
const chosen = FIGURES.filter(({ name }) => isChosen(name));
if (chosen.length > 0) await runFigures(chosen, options);
if ("growth".includes(args.filter)) await runGrowth(options);
if ("load".includes(args.filter)) await runLoad(options);
