import type { Need } from "../config/dependencies/dependency_graph.ts";
import type { Condition } from "../config/model/dependency.ts";
import type { ProcessConfig } from "../config/model/process_config.ts";
import { makeNamespec } from "../text/namespec.ts";
import { isExpected } from "./expected.ts";
import type { LivenessVerdict, ProcessRecord, Wait } from "./record.ts";
import { awaitsRestart } from "./restart_policy.ts";

/** A process as whoever needs it sees it. */
export interface Needed {
  readonly group: string;
  readonly config: ProcessConfig;
  readonly record: ProcessRecord;
  readonly liveness: LivenessVerdict;
}

/** Whether a process can be started, as far as others are concerned; never: somebody would have to do something. */
export type Verdict =
  | { readonly kind: "met" }
  | { readonly kind: "waiting"; readonly what: string }
  | { readonly kind: "never"; readonly why: string };

/** What is needed: of whom, and what has been found out already, while nothing changes. */
export interface Judging<T extends Needed> {
  readonly needs: (one: T) => readonly Need<T>[];
  /** null while it is being found out: then they need each other. */
  readonly known?: Map<T, Verdict | null>;
}

const MET: Verdict = { kind: "met" };

const TO_BE: Readonly<Record<Condition, string>> = {
  started: "to be started",
  healthy: "to be healthy",
  completed: "to complete",
  completed_successfully: "to complete successfully",
};

/** Whether a process can be started: never if one thing never comes, else waiting if one thing is still to come. */
export function judge<T extends Needed>(process: T, { needs, known = new Map() }: Judging<T>): Verdict {
  const found = known.get(process);
  if (found !== undefined) return found ?? { kind: "never", why: `${nameOf(process)} needs itself` };
  known.set(process, null);
  const verdicts = needs(process).flatMap(({ name, condition, of }) =>
    of.length === 0
      ? [{ kind: "never", why: `${name} is not there` } as const]
      : of.map((needed) => judgeOne(needed, condition, { needs, known }))
  );
  const first = (kind: Verdict["kind"]) => verdicts.find((verdict) => verdict.kind === kind);
  const verdict = first("never") ?? first("waiting") ?? MET;
  known.set(process, verdict);
  return verdict;
}

/** What is told of it; null when it can be started. */
export function waitOf(verdict: Verdict): Wait | null {
  switch (verdict.kind) {
    case "met":
      return null;
    case "waiting":
      return { kind: "waiting", text: `waiting for ${verdict.what}` };
    case "never":
      return { kind: "never", text: `cannot start: ${verdict.why}` };
  }
}

/** Whether it will come to that by itself, as somebody would see it who needs it. */
export function outlook(process: Needed, condition: Condition): Verdict["kind"] {
  const { state, wait } = process.record;
  if (state === "STOPPED" && wait !== null) return wait.kind;
  return judgeOne(process, condition, { needs: () => [], known: new Map() }).kind;
}

/** Whether it has to be started for somebody who needs it. */
export function isToBegin(needed: Needed, condition: Condition): boolean {
  const { record, config } = needed;
  if (record.state === "EXITED") return !awaitsRestart(record, config) && !isDone(needed, condition);
  return record.state === "STOPPED" || record.state === "STOPPING" || record.state === "FATAL";
}

function judgeOne<T extends Needed>(needed: T, condition: Condition, judging: Judging<T>): Verdict {
  const { record, config, liveness } = needed;
  const name = nameOf(needed);
  const waiting: Verdict = { kind: "waiting", what: `${name} ${TO_BE[condition]}` };
  const never = (why: string): Verdict => ({ kind: "never", why: `${name} ${why}` });
  switch (record.state) {
    case "STARTING":
    case "BACKOFF":
      return waiting;
    case "RUNNING":
      return condition === "started" || condition === "healthy" && isReadyWhenUp(config) ? MET : waiting;
    case "EXITED":
      if (awaitsRestart(record, config)) return waiting;
      return isDone(needed, condition) ? MET : never(`has ended with status ${record.lastStatus ?? "unknown"}`);
    case "FATAL":
      return never(`is FATAL: ${record.spawnError ?? "unknown error"}`);
    case "STOPPED":
    case "STOPPING":
      if (record.wait === null) return liveness.remedy === "restart" ? waiting : never("is stopped");
      return whileHeld(judge(needed, judging), { waiting, never });
    case "UNKNOWN":
      return never("is in an unknown state");
  }
}

// A oneshot that does not tell itself is when it has done what it had to do
function isReadyWhenUp({ type, needsReady }: ProcessConfig): boolean {
  return type !== "oneshot" || needsReady;
}

// One that has ended as it should has been started; it is still of use if it was there to do something and be done
function isDone({ record, config }: Needed, condition: Condition): boolean {
  if (condition === "completed") return true;
  if (!isExpected(config, record.exitStatus)) return false;
  return condition !== "healthy" || config.type === "oneshot";
}

function whileHeld(
  verdict: Verdict,
  { waiting, never }: { readonly waiting: Verdict; readonly never: (why: string) => Verdict },
): Verdict {
  return verdict.kind === "never" ? never(`cannot start: ${verdict.why}`) : waiting;
}

function nameOf({ group, config: { name } }: Needed): string {
  return makeNamespec(group, name);
}
