import { lostText } from "../model/lost_text.ts";
import type { Cause, Evidence, Rule } from "../model/facts.ts";
import { byEnd } from "./by_end.ts";
import { killedForMemory } from "./by_facts.ts";

/** Seconds after which an end is no news any more, nor is a lost line. */
export const NEWS = 3600;

/** It runs: what is to be told is why it was started again. */
export const runs: Rule = (evidence) => {
  const { facts } = evidence;
  if (facts.state !== "RUNNING") return null;
  const fresh = facts.ends.filter(({ told, expected, stop }) => !told && !expected && facts.now - stop < NEWS);
  const then: Evidence = { ...evidence, facts: { ...facts, state: "EXITED", ends: fresh } };
  const cause = fresh.length === 0 ? null : killedForMemory(then) ?? byEnd(then);
  if (cause === null) return losesLines(evidence) ?? { kind: "runs", text: "nothing is wrong with it", advice: [] };
  const times = fresh.length === 1 ? "once" : `${fresh.length} times`;
  return { ...cause, text: `it runs, but has failed ${times} within the last hour; the last time ${cause.text}` };
};

function losesLines({ facts: { lost = [], now, name } }: Evidence): Cause | null {
  const latest = lost.toSorted((a, b) => b.last - a.last).at(0);
  if (latest === undefined || now - latest.last >= NEWS) return null;
  return {
    kind: "lost_lines",
    text: `it runs, but what is logged is not complete; ${lostText(latest)}`,
    advice: ["see who reads there, and whether there is room", `supervisorctl tail ${name}`],
  };
}
