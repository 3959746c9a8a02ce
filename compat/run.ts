import { parseArgs } from "@std/cli/parse-args";
import { checkSpec, type Outcome, type Plan } from "./check_spec.ts";
import { loadConformance } from "./conformance/conformance.ts";
import { coverageReport } from "./conformance/coverage_report.ts";
import { writePage } from "./conformance/write_page.ts";
import { RECORDED_VERSION } from "./golden.ts";
import { loadSpecs } from "./load_specs.ts";
import { missingNeeds } from "./needs.ts";
import { ourTarget, referenceTarget, type Target } from "./target.ts";

const USAGE = `deno task compat [--filter TEXT] [--target ours|reference] [--ctl ours|original|both] [--source]
                 [--record] [--other-release] [--parallel N] [--verbose]
       deno task compat --coverage [--open]
       deno task compat --page
Runs every spec of compat/specs on the original and on ours, and compares both with compat/golden.
--filter    only specs whose id contains TEXT, or that prove the inventory id TEXT
--target    only this daemon
--ctl       whose supervisorctl runs the ctl steps (default: the daemon's own; specs tagged pairs use both)
--source    run our sources instead of dist/supervisord
--record    write the goldens from the original, and ours for specs that declare a deviation; tells what changed
--other-release  compare the original with the goldens although they are another release's
--coverage  counts of the inventory by area, running nothing; --open lists what is open
--page      write the conformance page, compat/README.md, from its data
`;

interface Options {
  readonly filter: string;
  readonly parallel: number;
  readonly verbose: boolean;
}

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const flags = parseArgs(args, {
    boolean: ["record", "other-release", "source", "verbose", "help", "coverage", "open", "page"],
    string: ["filter", "target", "ctl", "parallel"],
    default: { filter: "", target: "both", ctl: "same", parallel: "4" },
  });
  const { ctl, target } = flags;
  if (flags.help || !isCtl(ctl) || !isDaemon(target)) {
    console.log(USAGE);
    return flags.help ? 0 : 2;
  }
  if (flags.coverage || flags.open) {
    console.log(coverageReport(await loadConformance(), { open: flags.open }));
    return 0;
  }
  if (flags.page) {
    console.log(await writePage() ? "compat/README.md is written anew" : "compat/README.md is up to date");
    return 0;
  }
  const plan: Plan = {
    reference: target === "ours" && ctl === "same" ? null : await comparable(flags["other-release"]),
    ours: target === "reference" && ctl === "same" ? null : await ourTarget({ source: flags.source }),
    daemon: target,
    ctl,
    record: flags.record,
  };
  return await runAll(plan, { filter: flags.filter, parallel: Number(flags.parallel), verbose: flags.verbose });
}

/** The original, unless it is another release than the goldens' and was not asked for. */
async function comparable(otherRelease: boolean): Promise<Target | null> {
  const reference = await referenceTarget();
  if (reference === null || otherRelease || reference.version === RECORDED_VERSION) return reference;
  console.error(
    `the goldens are ${RECORDED_VERSION}'s and stand in for the original, which is ${reference.version} here`,
  );
  return null;
}

function isCtl(text: string): text is Plan["ctl"] {
  return ["same", "ours", "original", "both"].includes(text);
}

function isDaemon(text: string): text is Plan["daemon"] {
  return ["both", "ours", "reference"].includes(text);
}

async function runAll(plan: Plan, options: Options): Promise<number> {
  const specs = await loadSpecs(options.filter);
  const begun = performance.now();
  const missing = await missingNeeds(specs);
  const queue = specs.filter(({ id, tags }) => {
    const need = tags.find((tag) => missing.has(tag));
    if (need !== undefined) console.log(`skip ${id}: it needs ${need}`);
    return need === undefined;
  });
  // Specs that run end by themselves and clean up; a second Ctrl-C does not wait for them.
  const interrupt = () => {
    queue.length = 0;
    Deno.removeSignalListener("SIGINT", interrupt);
  };
  Deno.addSignalListener("SIGINT", interrupt);
  const outcomes: Outcome[] = [];
  const workers = Array.from({ length: options.parallel }, async () => {
    for (let spec = queue.shift(); spec !== undefined; spec = queue.shift()) {
      const results = await checkSpec(spec, plan);
      for (const result of results) report(result, options);
      outcomes.push(...results);
    }
  });
  await Promise.all(workers);
  Deno.removeSignalListener("SIGINT", interrupt);
  const failed = outcomes.filter((outcome) => outcome.failure !== "").length;
  const proven = new Set(specs.flatMap((spec) => [...spec.proves, ...spec.deviations])).size;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${specs.length} specs, ${proven} inventory ids, ${seconds} s`);
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 && outcomes.length > 0 ? 0 : 1;
}

function report(outcome: Outcome, options: Options): void {
  const seconds = (outcome.milliseconds / 1000).toFixed(1);
  if (outcome.failure !== "") console.log(`FAIL ${outcome.title} ${seconds} s\n${outcome.failure}\n`);
  if (outcome.changed !== "") console.log(`changed ${outcome.title}\n${outcome.changed}\n`);
  if (outcome.failure === "" && options.verbose) console.log(`ok   ${outcome.title} ${seconds} s`);
}
