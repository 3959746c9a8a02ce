import { byEnd } from "./rules/by_end.ts";
import { byState } from "./rules/by_state.ts";
import { byUse } from "./rules/by_use.ts";
import { byWords } from "./rules/by_words.ts";
import { inBackground, killedForMemory, notReady, waits } from "./rules/by_facts.ts";
import { runs } from "./rules/runs.ts";
import type { Cause, Evidence, Rule } from "./model/facts.ts";

/** The first that knows wins: what is certain comes before what is only likely. */
const RULES: readonly Rule[] = [waits, byUse, killedForMemory, runs, inBackground, notReady, byWords, byState, byEnd];

/** The likeliest cause of what is seen of a program: one place for all who tell it. */
export function likelyCause(evidence: Evidence): Cause {
  for (const rule of RULES) {
    const cause = rule(evidence);
    if (cause !== null) return cause;
  }
  const { name } = evidence.facts;
  return {
    kind: "unknown",
    text: "nothing that is known of it tells",
    advice: [`supervisorctl tail ${name} stderr`, "supervisorctl maintail"],
  };
}
