import { diff } from "./diff.ts";
import { type GoldenKind, readGolden, writeGolden } from "./golden.ts";
import { type Pair, runSpec } from "./run_spec.ts";
import type { Spec } from "./spec.ts";
import type { Target } from "./target.ts";

/** How a run is to go. */
export interface Plan {
  /** Null where the original cannot be had; the goldens then stand for it. */
  readonly reference: Target | null;
  readonly ours: Target | null;
  readonly daemon: "both" | "ours" | "reference";
  /** Whose client runs the `ctl` steps; by default the daemon's own. */
  readonly ctl: "same" | "ours" | "original" | "both";
  readonly record: boolean;
}

/** The outcome of one spec on one pair. */
export interface Outcome {
  readonly title: string;
  readonly milliseconds: number;
  /** "" when it passed, else what to show. */
  readonly failure: string;
  /** "" unless a golden was recorded that differs from the one before: then what changed. */
  readonly changed: string;
}

type Verdict = Pick<Outcome, "failure" | "changed">;

/** Runs a spec on every pair that the plan asks for, one after the other. */
export async function checkSpec(spec: Spec, plan: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const pair of pairsFor(spec, plan)) {
    const begun = performance.now();
    const verdict = await checkPair(spec, pair, plan)
      .catch((error: Error) => failed(`the harness failed: ${error.stack}`));
    outcomes.push({ title: titleOf(spec, pair), milliseconds: performance.now() - begun, ...verdict });
  }
  return outcomes;
}

function pairsFor(spec: Spec, plan: Plan): Pair[] {
  const daemons = [plan.reference, plan.ours].filter((target) => target !== null)
    .filter((target) => plan.daemon === "both" || plan.daemon === target.name)
    .filter((target) => target.name === "ours" || !spec.tags.includes("ours"));
  const everyCtl = spec.tags.includes("pairs") && !plan.record;
  return daemons.flatMap((daemon) => ctlsFor(daemon, plan, everyCtl).map((ctl) => ({ daemon, ctl })));
}

function ctlsFor(daemon: Target, plan: Plan, everyCtl: boolean): Target[] {
  const both = [plan.reference, plan.ours].filter((target) => target !== null);
  if (everyCtl || plan.ctl === "both") return both;
  if (plan.ctl === "same") return [daemon];
  const asked = plan.ctl === "ours" ? plan.ours : plan.reference;
  if (asked === null) throw new Error(`Cannot use ${plan.ctl} supervisorctl: that target is not there`);
  return [asked];
}

function titleOf(spec: Spec, pair: Pair): string {
  const ctl = pair.ctl === pair.daemon ? "" : `, ${pair.ctl.name} ctl`;
  return `${spec.id} (${pair.daemon.name}${ctl})`;
}

async function checkPair(spec: Spec, pair: Pair, plan: Plan): Promise<Verdict> {
  const hasOwn = spec.deviations.length > 0 || spec.tags.includes("ours");
  const kind: GoldenKind = pair.daemon.name === "ours" && hasOwn ? "ours" : "reference";
  const transcript = await runSpec(spec, pair);
  const golden = await readGolden(spec, kind);
  if (plan.record && pair.daemon.name === kind) {
    if (transcript.includes(" failed: ")) return failed(transcript);
    await writeGolden(spec, kind, { source: `${pair.daemon.name} ${pair.daemon.version}`, transcript });
    return { failure: "", changed: golden === undefined ? "new" : diff(golden.transcript, transcript) };
  }
  if (golden === undefined) return failed(`no golden: run with --record\n${transcript}`);
  return failed(diff(golden.transcript, transcript));
}

/** A verdict on a run; it passed where there is nothing to show. */
function failed(failure: string): Verdict {
  return { failure, changed: "" };
}
