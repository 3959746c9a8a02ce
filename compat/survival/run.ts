import { parseArgs } from "@std/cli/parse-args";
import { ourTarget, referenceTarget } from "../target.ts";
import { type Measurement, play } from "./play.ts";
import { type Scenario, SCENARIOS, type Targets, type Way } from "./scenarios.ts";
import { type Played, survivalTable } from "./survival_table.ts";

const USAGE = `deno run -A compat/survival/run.ts [--filter TEXT] [--runs N] [--check]
Measures what becomes of programs when their supervisord is replaced, killed or taken over: on dist/supervisord, and
on the original. Writes compat/survival/survival.tsv, from which the conformance page is made.
--filter  only what has TEXT in its name; writes nothing then
--runs    of what is ours (3); what it is compared with is played once
--check   writes nothing
The exit status is 1 when a program ended that has to run on, or a line is lost or doubled that must not be.
`;
const TABLE = new URL("./survival.tsv", import.meta.url);

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const flags = parseArgs(args, {
    boolean: ["check", "help"],
    string: ["filter", "runs"],
    default: { filter: "", runs: "3" },
  });
  const runs = Number(flags.runs);
  if (flags.help || !(runs >= 1)) {
    console.log(USAGE);
    return flags.help ? 0 : 2;
  }
  const reference = await referenceTarget();
  if (reference === null) throw new Error("Cannot compare with the original: it is not installed");
  const targets = { ours: await ourTarget({ source: false }), reference };
  const played: Played[] = [];
  let broken = 0;
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(flags.filter))) {
    for (const way of scenario.ways) {
      const measured = await playOften({ scenario, way, targets }, way.mayLose === null ? 1 : runs);
      broken += measured.filter((run) => !isKept(run, scenario, way)).length;
      played.push({ scenario: scenario.name, who: way.who, programs: scenario.programs, runs: measured });
    }
  }
  const table = survivalTable(played);
  console.log(table);
  if (!flags.check && flags.filter === "") await Deno.writeTextFile(TABLE, table);
  const count = played.reduce((total, { runs }) => total + runs.length, 0);
  console.log(`${count - broken} passed, ${broken} failed`);
  return broken === 0 && count > 0 ? 0 : 1;
}

interface What {
  readonly scenario: Scenario;
  readonly way: Way;
  readonly targets: Targets;
}

async function playOften({ scenario, way, targets }: What, runs: number): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  for (let run = 1; run <= runs; run++) {
    const begun = performance.now();
    const found = await play(scenario, way, targets);
    measured.push(found);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${scenario.name}, ${way.who}, ${run} of ${runs}, ${seconds} s: ${JSON.stringify(found)}`);
  }
  return measured;
}

function isKept({ kept, after, lost, doubled }: Measurement, { programs }: Scenario, { mayLose }: Way): boolean {
  return mayLose === null || (kept === programs && after === programs && lost <= mayLose && doubled === 0);
}
